//@ intent: two inputs with the same target would be one parameter of forward
//@ rule: input
//@ check: the input `x` is declared twice
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = placeholder[target=x]
    return (x, y)
