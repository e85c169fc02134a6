//@ intent: an input has one default at most
//@ rule: arity
//@ check: at most one argument
graph():
    %x : [num_users=1] = placeholder[target=x](args = (1, 2), kwargs = {})
    return x
