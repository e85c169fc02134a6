//@ intent: a syntax error shows the place
//@ pipeline: cse,(dce
//@ error: ^
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
