//@ intent: shapes are recorded of what the passes left
//@ pipeline: cse,dce,shape-prop
//@ check: f32[3]
//@ check: values
//@ input: f32[3] uniform(seed=1)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %sin : [num_users=1] = call_function[target=torch.ops.aten.sin.default](args = (%x,), kwargs = {})
    %sin_1 : [num_users=1] = call_function[target=torch.ops.aten.sin.default](args = (%x,), kwargs = {})
    %unused : [num_users=0] = call_function[target=torch.ops.aten.cos.default](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%sin, %sin_1), kwargs = {})
    return add
