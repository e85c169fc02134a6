//@ intent: a node that uses itself
//@ rule: order
//@ check: uses `a`
graph():
    %x : [num_users=0] = placeholder[target=x]
    %a : [num_users=2] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
    return a
