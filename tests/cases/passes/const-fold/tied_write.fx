//@ intent: a parameter that is written to under its other name is not a constant
//@ pipeline: const-fold
//@ check: aten.exp.default
//@ check-not: _folded
//@ input: f32[3] uniform(seed=1)
module Net:
    w = buffer f32[3] values(1, 2, 3)
    tied = tied w
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %tied : [num_users=1] = get_attr[target=tied]
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%tied, 1), kwargs = {})
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %exp), kwargs = {})
    return add
