//@ intent: a write to other memory does not keep two calls apart
//@ issue: pytorch#174472
//@ pipeline: cse
//@ check-not: %exp_1
//@ input: f32[3] uniform(seed=1)
//@ input: f32[3] uniform(seed=2)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %y : [num_users=1] = placeholder[target=y]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%x,), kwargs = {})
    %other : [num_users=1] = call_function[target=torch.ops.aten.clone.default](args = (%y,), kwargs = {})
    %mul_ : [num_users=0] = call_function[target=torch.ops.aten.mul_.Tensor](args = (%other, 3), kwargs = {})
    %exp_1 : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%x,), kwargs = {})
    return (exp, exp_1)
