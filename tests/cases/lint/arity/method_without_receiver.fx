//@ intent: a method is called on something
//@ rule: arity
//@ check: needs a receiver
graph():
    %x : [num_users=1] = placeholder[target=x]
    %size : [num_users=0] = call_method[target=size](args = (), kwargs = {dim: 0})
    return x
