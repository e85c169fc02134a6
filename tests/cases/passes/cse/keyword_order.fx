//@ intent: the order of keywords does not make a call different
//@ pipeline: cse
//@ check-not: sum_2
graph():
    %x : [num_users=2] = placeholder[target=x]
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x,), kwargs = {dim: [1], keepdim: True})
    %sum_2 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x,), kwargs = {keepdim: True, dim: [1]})
    return (sum_1, sum_2)
