//@ intent: an input that nothing reads stays, since callers pass it; a parameter that nothing reads leaves the graph
//@ pipeline: dce
//@ check: placeholder[target=unused]
//@ check-not: get_attr
//@ input: f32[2] ones
//@ input: f32[2] zeros
module Net:
    w = parameter f32[2] ones
graph():
    %unused : [num_users=0] = placeholder[target=unused]
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=0] = get_attr[target=w]
    return x
