//@ intent: an operator that does not exist is named
//@ pipeline: shape-prop
//@ input: f32[2] uniform(seed=1)
//@ error: node `mystery`
graph():
    %x : [num_users=1] = placeholder[target=x]
    %mystery : [num_users=1] = call_function[target=my_package.mystery](args = (%x,), kwargs = {})
    return mystery
