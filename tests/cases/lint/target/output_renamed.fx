//@ intent: an output is called output
//@ rule: target
//@ check: not `result`
graph():
    %x : [num_users=1] = placeholder[target=x]
    %output : [num_users=0] = output[target=result](args = (%x,), kwargs = {})
