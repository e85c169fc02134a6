//@ intent: what depends only on parameters is computed once, and what lies between goes
//@ pipeline: const-fold
//@ check: get_attr[target=_folded]
//@ check-not: aten.exp
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%exp,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %neg), kwargs = {})
    return add
