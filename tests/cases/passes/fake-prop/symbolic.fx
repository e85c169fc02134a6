//@ intent: a symbolic batch size stays symbolic through views, joins and numbers that are computed from it
//@ pipeline: fake-prop
//@ check: # f32[2*s0, 6]
//@ check: # f32[6*s0]
//@ check: # Sym(2*s0)
graph():
    %x : [num_users=3] = placeholder[target=x]  # f32[s0, 2, 3]
    %view : [num_users=1] = call_function[target=torch.ops.aten.reshape.default](args = (%x, [-1, 6]), kwargs = {})
    %cat : [num_users=2] = call_function[target=torch.ops.aten.cat.default](args = ([%view, %view],), kwargs = {})
    %size : [num_users=1] = call_function[target=torch.ops.aten.sym_size.int](args = (%cat, 0), kwargs = {})
    %flat : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [-1]), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 1), kwargs = {})
    return (cat, size, flat, add)
