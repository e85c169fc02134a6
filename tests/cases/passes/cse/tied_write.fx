//@ intent: a write through one name of a tied buffer keeps apart what is read through the other
//@ pipeline: cse
//@ check: %exp_1
//@ input: f32[2] uniform(seed=1)
module Net:
    w = buffer f32[2] uniform(seed=3)
    tied = tied w
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=2] = get_attr[target=w]
    %tied : [num_users=1] = get_attr[target=tied]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%tied, %x), kwargs = {})
    %exp_1 : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    return (exp, exp_1)
