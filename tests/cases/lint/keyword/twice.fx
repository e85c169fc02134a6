//@ intent: a keyword is given once
//@ rule: keyword
//@ check: the keyword `dim` is given twice
graph():
    %x : [num_users=1] = placeholder[target=x]
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x,), kwargs = {dim: [0], keepdim: True, dim: [1]})
    return sum_1
