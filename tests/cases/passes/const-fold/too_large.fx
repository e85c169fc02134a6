//@ intent: a value larger than max_bytes is computed in every run, and the pass says so
//@ pipeline: const-fold{max_bytes=11}
//@ check: aten.exp.default
//@ note: more than max_bytes
//@ input: f32[3] uniform(seed=1)
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %exp), kwargs = {})
    return add
