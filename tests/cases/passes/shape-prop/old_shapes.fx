//@ intent: what was recorded before is replaced by what the inputs say
//@ pipeline: shape-prop
//@ input: f32[7] uniform(seed=1)
//@ check: f32[7]
//@ check-not: f32[2]
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[2]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})  # f32[2]
    return relu
