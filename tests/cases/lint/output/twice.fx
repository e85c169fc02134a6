//@ intent: one output, no more
//@ rule: output
//@ check: more than one output
graph():
    %x : [num_users=2] = placeholder[target=x]
    return x
    %again : [num_users=0] = output[target=output](args = (%x,), kwargs = {})
