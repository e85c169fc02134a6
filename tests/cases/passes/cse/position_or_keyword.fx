//@ intent: a call that passes by keyword what another passes by position is left: spelling is not changed here
//@ pipeline: cse
//@ check: sum_2
//@ input: f32[2, 3] uniform(seed=1)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x, [1]), kwargs = {})
    %sum_2 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x,), kwargs = {dim: [1]})
    return (sum_1, sum_2)
