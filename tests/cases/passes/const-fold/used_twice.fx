//@ intent: a value with two users is stored once; a value that lies inside and is used outside is stored too
//@ pipeline: const-fold
//@ check: get_attr[target=_folded]
//@ check: get_attr[target=_folded_1]
//@ check-not: _folded_2
//@ input: f32[3] uniform(seed=1)
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %exp : [num_users=2] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %neg : [num_users=2] = call_function[target=torch.ops.aten.neg.default](args = (%exp,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %neg), kwargs = {})
    %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%add, %neg), kwargs = {})
    %sub : [num_users=1] = call_function[target=torch.ops.aten.sub.Tensor](args = (%mul, %exp), kwargs = {})
    return sub
