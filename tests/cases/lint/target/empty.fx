//@ intent: a call without a target calls nothing
//@ rule: target
//@ check: the target is empty
graph():
    %x : [num_users=1] = placeholder[target=x]
    %f : [num_users=0] = call_function[target=](args = (%x,), kwargs = {})
    return x
