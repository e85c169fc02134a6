//@ intent: a call that is said again after a write to the first one's result gives what it gave at first, not what was written
//@ issue: pytorch#183969
//@ pipeline: cse
//@ check: %sin_1
//@ input: f32[2] zeros
graph():
    %x : [num_users=2] = placeholder[target=x]
    %sin : [num_users=2] = call_function[target=torch.ops.aten.sin.default](args = (%x,), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%sin, 1), kwargs = {})
    %sin_1 : [num_users=1] = call_function[target=torch.ops.aten.sin.default](args = (%x,), kwargs = {})
    return (sin, sin_1)
