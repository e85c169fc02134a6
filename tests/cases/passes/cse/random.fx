//@ intent: two random calls are two draws (torch.fx merges them)
//@ pipeline: cse
//@ check: rand_like_1
graph():
    %x : [num_users=2] = placeholder[target=x]
    %rand_like : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%x,), kwargs = {})
    %rand_like_1 : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%rand_like, %rand_like_1), kwargs = {})
    return add
