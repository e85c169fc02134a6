//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

graph():
    %x : [num_users=2] = placeholder[target=x]
    %gt : [num_users=1] = call_function[target=operator.gt](args = (%x, 0), kwargs = {})
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%gt, %x), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%mul, 1), kwargs = {})
    return add
