//@ intent: a value that is used twice is an error that names it
//@ pipeline: invert
//@ error: it is used more than once; only a straight line can be inverted
graph():
    %x : [num_users=2] = placeholder[target=x]
    %sin : [num_users=1] = call_function[target=torch.sin](args = (%x,), kwargs = {})
    %cos : [num_users=0] = call_function[target=torch.cos](args = (%x,), kwargs = {})
    return sin
