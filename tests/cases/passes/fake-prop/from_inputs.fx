//@ intent: when asked, shapes start at the sample input, and a symbolic size becomes a number
//@ pipeline: fake-prop{from_inputs=true}
//@ input: f32[7, 2] uniform(seed=1)
//@ check: # f32[7]
//@ check-not: s0
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[s0, 2]
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%x, [1]), kwargs = {})
    return sum_1
