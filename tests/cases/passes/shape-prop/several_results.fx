//@ intent: a call with several results shows them all
//@ pipeline: shape-prop
//@ input: f32[4, 6] uniform(seed=1)
//@ check: f32[4, 3]
graph():
    %x : [num_users=2] = placeholder[target=x]
    %split : [num_users=1] = call_function[target=torch.ops.aten.split.Tensor](args = (%x, 3, 1), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%split, 0), kwargs = {})
    %max_1 : [num_users=1] = call_function[target=torch.ops.aten.max.dim](args = (%x, 1), kwargs = {})
    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%max_1, 1), kwargs = {})
    return (getitem, getitem_1)
