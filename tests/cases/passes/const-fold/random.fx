//@ intent: a random value is not a constant
//@ pipeline: const-fold
//@ check: aten.rand_like.default
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %rand_like : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %rand_like), kwargs = {})
    return add
