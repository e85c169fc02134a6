//@ intent: calls with several results are merged, and with them what is taken out of them
//@ pipeline: cse
//@ check-not: max_2
//@ check-not: getitem_2
//@ input: f32[3, 4] uniform(seed=1)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %max_1 : [num_users=1] = call_function[target=torch.ops.aten.max.dim](args = (%x, 0), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%max_1, 0), kwargs = {})
    %max_2 : [num_users=2] = call_function[target=torch.ops.aten.max.dim](args = (%x, 0), kwargs = {})
    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%max_2, 1), kwargs = {})
    %getitem_2 : [num_users=1] = call_function[target=operator.getitem](args = (%max_2, 0), kwargs = {})
    return (getitem, getitem_1, getitem_2)
