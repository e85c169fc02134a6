//@ intent: a late use inside nested containers and keywords is found too
//@ rule: order
//@ check: uses `late`
graph():
    %x : [num_users=1] = placeholder[target=x]
    %cat : [num_users=1] = call_function[target=torch.ops.aten.cat.default](args = ([%x, [%late]],), kwargs = {dim: {a: %later}})
    %late : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    %later : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    return cat
