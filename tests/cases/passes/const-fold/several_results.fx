//@ intent: of a call with several results, those that are used are stored
//@ pipeline: const-fold
//@ check-not: aten.max.dim
//@ check: get_attr[target=_folded]
//@ input: i64[2] values(1, 2)
module Net:
    w = parameter f32[3, 2] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %max_1 : [num_users=1] = call_function[target=torch.ops.aten.max.dim](args = (%w, 0), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%max_1, 1), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %getitem), kwargs = {})
    return add
