//@ intent: constants are compared with their type inside lists too, and -0.0 is not 0.0
//@ pipeline: cse
//@ check: add_1
//@ check: add_2
//@ check: sum_2
//@ check-not: add_3
//@ input: f32[3, 2] uniform(seed=1)
graph():
    %x : [num_users=6] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 0.0), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, -0.0), kwargs = {})
    %add_2 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 0), kwargs = {})
    %add_3 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 0.0), kwargs = {})
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x, [0], True), kwargs = {})
    %sum_2 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x, [0], False), kwargs = {})
    return (add, add_1, add_2, add_3, sum_1, sum_2)
