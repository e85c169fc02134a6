//@ intent: a write through a transposition of a transposition reaches the same memory
//@ pipeline: fold-transposes
//@ check: call_function[target=torch.ops.aten.add_.Tensor](args = (%x, 1), kwargs = {})
//@ input: f32[2, 3] uniform(seed=1)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %t : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%x, 0, 1), kwargs = {})
    %t_1 : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%t, 0, 1), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%t_1, 1), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    return neg
