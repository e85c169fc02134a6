//@ intent: an input of which nothing is known is named
//@ pipeline: fake-prop
//@ error: node `x`
//@ error: nothing is known of this input
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    return relu
