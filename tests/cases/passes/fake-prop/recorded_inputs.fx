//@ intent: what is recorded of an input comes before the sample, and what was recorded of results is replaced
//@ pipeline: fake-prop
//@ input: f32[7] uniform(seed=1)
//@ check: # f32[3]
//@ check-not: f32[7]
//@ check-not: f32[2]
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[3]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})  # f32[2]
    return relu
