//@ intent: two nodes that use each other cannot both come first: the first one is guilty
//@ rule: order
//@ check: ^ [order] uses `b`
graph():
    %x : [num_users=1] = placeholder[target=x]
    %a : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%b,), kwargs = {})
    %b : [num_users=2] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
    return b
