//@ intent: a name that the module uses already is not taken
//@ pipeline: const-fold
//@ check: get_attr[target=_folded_1]
//@ input: f32[3] uniform(seed=1)
module Net:
    w = parameter f32[3] values(1, 2, 3)
    _folded = buffer f32[3] ones
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %folded : [num_users=1] = get_attr[target=_folded]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %exp), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%add, %folded), kwargs = {})
    return add_1
