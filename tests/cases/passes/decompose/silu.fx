//@ intent: an operator becomes what its rule does
//@ pipeline: decompose
//@ check: %sigmoid_default : [num_users=1] = call_function[target=torch.ops.aten.sigmoid.default](args = (%x,), kwargs = {})
//@ check: call_function[target=torch.ops.aten.mul.Tensor](args = (%x, %sigmoid_default), kwargs = {})
//@ check-not: silu
//@ input: f32[2, 3] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = call_function[target=torch.ops.aten.silu.default](args = (%x,), kwargs = {})
    return y
