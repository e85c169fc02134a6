//@ intent: without sample inputs the pass says that it needs some
//@ pipeline: shape-prop
//@ error: sample inputs
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    return relu
