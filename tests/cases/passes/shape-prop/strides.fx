//@ intent: a value that is not row-major shows its strides, and element types are those that came out
//@ pipeline: shape-prop
//@ input: f32[2, 3] uniform(seed=1)
//@ input: i64[3] values(1, 2, 3)
//@ check: f32[3, 2]
//@ check: b8[2, 3]
graph():
    %x : [num_users=3] = placeholder[target=x]
    %n : [num_users=1] = placeholder[target=n]
    %t : [num_users=1] = call_function[target=torch.ops.aten.t.default](args = (%x,), kwargs = {})
    %gt : [num_users=1] = call_function[target=torch.ops.aten.gt.Scalar](args = (%x, 0), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %n), kwargs = {})
    return (t, gt, add)
