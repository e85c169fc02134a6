//@ intent: two reads of one parameter are merged; two names of a tied parameter stay two reads
//@ pipeline: cse
//@ check-not: %again
//@ check: %tied
//@ input: f32[2] uniform(seed=1)
module Net:
    w = parameter f32[2] uniform(seed=3)
    tied = tied w
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %again : [num_users=1] = get_attr[target=w]
    %tied : [num_users=1] = get_attr[target=tied]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %w), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%add, %again), kwargs = {})
    %add_2 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%add_1, %tied), kwargs = {})
    return add_2
