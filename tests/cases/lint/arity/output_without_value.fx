//@ intent: an output has a value
//@ rule: arity
//@ check: an output has one argument
graph():
    %x : [num_users=0] = placeholder[target=x]
    %output : [num_users=0] = output[target=output](args = (), kwargs = {})
