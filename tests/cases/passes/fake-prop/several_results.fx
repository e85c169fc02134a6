//@ intent: a call with several results shows them all, an uneven last part with its own size and views with their strides
//@ pipeline: fake-prop
//@ check: (f32[4, 4][6, 1], f32[4, 2][6, 1] offset=4)
//@ check: # i64[4]
graph():
    %x : [num_users=2] = placeholder[target=x]  # f32[4, 6]
    %split : [num_users=1] = call_function[target=torch.ops.aten.split.Tensor](args = (%x, 4, 1), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%split, -1), kwargs = {})
    %max_1 : [num_users=1] = call_function[target=torch.ops.aten.max.dim](args = (%x, 1), kwargs = {})
    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%max_1, 1), kwargs = {})
    return (getitem, getitem_1)
