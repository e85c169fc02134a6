//@ intent: the inverse of the inverse computes the same again
//@ pipeline: invert,invert
//@ check: torch.ops.aten.tanh.default](args = (%mul_tensor,), kwargs = {})
//@ input: f32[2, 3] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%x, 0.5), kwargs = {})
    %tanh : [num_users=1] = call_function[target=torch.ops.aten.tanh.default](args = (%mul,), kwargs = {})
    return tanh
