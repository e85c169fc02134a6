//@ intent: nothing undoes a product with zero
//@ pipeline: invert
//@ error: what `operator.mul` does with 0 cannot be undone
graph():
    %x : [num_users=1] = placeholder[target=x]
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%x, 0), kwargs = {})
    return mul
