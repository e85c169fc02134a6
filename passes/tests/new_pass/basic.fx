//@ intent: the call that does nothing goes, the other one stays
//@ pipeline: drop-alias
//@ check-not: aten.alias
//@ check: target=torch.ops.aten.relu.default
graph():
    %x : [num_users=1] = placeholder[target=x]
    %alias : [num_users=1] = call_function[target=torch.ops.aten.alias.default](args = (%x,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%alias,), kwargs = {})
    return relu
