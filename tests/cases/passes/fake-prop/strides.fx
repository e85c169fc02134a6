//@ intent: strides and promoted element types are those that would come out
//@ pipeline: fake-prop
//@ check: # f32[3, 2][1, 3]
//@ check: # b8[2, 3]
//@ check: # f64[2, 3]
graph():
    %x : [num_users=3] = placeholder[target=x]  # f32[2, 3]
    %n : [num_users=1] = placeholder[target=n]  # f64[3]
    %t : [num_users=2] = call_function[target=torch.ops.aten.t.default](args = (%x,), kwargs = {})
    %gt : [num_users=1] = call_function[target=torch.ops.aten.gt.Scalar](args = (%x, 0), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %n), kwargs = {})
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%t,), kwargs = {})
    return (t, gt, add, exp)
