//@ intent: a write to one of the pieces of a split is a write to the whole
//@ pipeline: dce
//@ check: aten.split.Tensor
//@ check: aten.zero_.default
//@ check: target=operator.getitem
//@ input: f32[4] values(1, 2, 3, 4)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %split : [num_users=1] = call_function[target=torch.ops.aten.split.Tensor](args = (%x, 2), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%split, 1), kwargs = {})
    %zero_ : [num_users=0] = call_function[target=torch.ops.aten.zero_.default](args = (%getitem,), kwargs = {})
    return x
