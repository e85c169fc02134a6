//@ intent: a tied parameter of which one name is folded away stays under its other name
//@ pipeline: const-fold
//@ check: get_attr[target=tied]
//@ check: get_attr[target=_folded]
//@ input: f32[3] uniform(seed=1)
module Net:
    w = parameter f32[3] values(1, 2, 3)
    tied = tied w
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %tied : [num_users=1] = get_attr[target=tied]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %exp), kwargs = {})
    %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%add, %tied), kwargs = {})
    return mul
