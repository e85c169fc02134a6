//@ intent: an in-place call on memory that nobody reads is kept too: it is never dead
//@ pipeline: dce
//@ check: aten.add_.Tensor
//@ check: aten.zeros_like.default
//@ input: f32[3] values(1, 2, 3)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %fresh : [num_users=1] = call_function[target=torch.ops.aten.zeros_like.default](args = (%x,), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%fresh, 1), kwargs = {})
    return x
