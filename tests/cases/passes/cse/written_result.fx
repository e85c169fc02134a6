//@ intent: two fresh results are two tensors when one is written to
//@ pipeline: cse
//@ check: %zeros_like_1
graph():
    %x : [num_users=2] = placeholder[target=x]
    %zeros_like : [num_users=1] = call_function[target=torch.ops.aten.zeros_like.default](args = (%x,), kwargs = {})
    %zeros_like_1 : [num_users=2] = call_function[target=torch.ops.aten.zeros_like.default](args = (%x,), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%zeros_like_1, 1), kwargs = {})
    return (zeros_like, zeros_like_1)
