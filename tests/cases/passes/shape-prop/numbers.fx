//@ intent: numbers that the program computes are known too
//@ pipeline: shape-prop
//@ input: f32[4, 6] uniform(seed=1)
//@ input: 3
//@ check: %size
graph():
    %x : [num_users=2] = placeholder[target=x]
    %n : [num_users=1] = placeholder[target=n]
    %size : [num_users=1] = call_function[target=torch.ops.aten.sym_size.int](args = (%x, 1), kwargs = {})
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%size, %n), kwargs = {})
    %view : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [-1]), kwargs = {})
    return (mul, view)
