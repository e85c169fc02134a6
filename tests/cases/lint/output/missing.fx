//@ intent: a graph without an output gives nothing
//@ rule: output
//@ check: there is no output
graph():
    %x : [num_users=0] = placeholder[target=x]
