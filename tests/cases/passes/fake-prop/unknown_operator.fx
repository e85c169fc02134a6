//@ intent: an operator without a shape function is named
//@ pipeline: fake-prop
//@ error: node `mystery`
//@ error: my_package.mystery
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[2]
    %mystery : [num_users=1] = call_function[target=my_package.mystery](args = (%x,), kwargs = {})
    return mystery
