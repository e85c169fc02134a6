//@ intent: the number of inputs that are expected, and their names, are in the error
//@ pipeline: shape-prop
//@ input: f32[2] ones
//@ error: takes 2 inputs (x, y), 1 were given
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = placeholder[target=y]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %y), kwargs = {})
    return add
