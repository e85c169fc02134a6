//@ intent: a function without inverse is an error at its call
//@ pipeline: invert
//@ error: `torch.relu` has no inverse that is known
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    return relu
