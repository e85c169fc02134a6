//@ intent: a graph in which everything is used stays as it is
//@ pipeline: dce
//@ check: aten.relu.default
//@ input: f32[3] values(-1, 0, 2)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    return relu
