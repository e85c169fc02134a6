//@ intent: a view of a parameter is stored as a tensor of its own; the parameter goes when nothing reads it
//@ pipeline: const-fold
//@ check-not: get_attr[target=w]
//@ check: get_attr[target=_folded]
//@ input: f32[3, 2] uniform(seed=1)
module Net:
    w = parameter f32[2, 3] uniform(seed=2)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %t : [num_users=1] = call_function[target=torch.ops.aten.t.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %t), kwargs = {})
    return add
