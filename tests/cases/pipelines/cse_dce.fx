//@ intent: what cse merges and what was dead before goes, each pass counted in the report
//@ pipeline: cse,dce
//@ check: merged 1
//@ check: erased 1
//@ check-not: sin_1
//@ input: f32[3] uniform(seed=1)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %sin : [num_users=1] = call_function[target=torch.ops.aten.sin.default](args = (%x,), kwargs = {})
    %sin_1 : [num_users=1] = call_function[target=torch.ops.aten.sin.default](args = (%x,), kwargs = {})
    %unused : [num_users=0] = call_function[target=torch.ops.aten.cos.default](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%sin, %sin_1), kwargs = {})
    return add
