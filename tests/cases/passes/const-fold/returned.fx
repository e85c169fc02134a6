//@ intent: a constant that is returned is stored as well
//@ pipeline: const-fold
//@ check: return (x, _folded)
//@ input: f32[3] uniform(seed=1)
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    return (x, exp)
