//@ intent: running the module to see shapes leaves a buffer that it writes to as it was
//@ pipeline: shape-prop
//@ input: f32[2] uniform(seed=1)
//@ check: %add_ : [num_users=1] = call_function
module Net:
    total = buffer f32[2] data('AACAPwAAAEA=')
graph():
    %x : [num_users=1] = placeholder[target=x]
    %total : [num_users=1] = get_attr[target=total]
    %add_ : [num_users=1] = call_function[target=torch.ops.aten.add_.Tensor](args = (%total, %x), kwargs = {})
    return add_
