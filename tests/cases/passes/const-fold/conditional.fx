//@ intent: a conditional is left alone even when all its tensors are constant: its branches are programs, not values
//@ pipeline: const-fold
//@ check: torch.ops.higher_order.cond
//@ check-not: _folded
//@ input: f32[3] uniform(seed=1)
module Net:
    flag = buffer b8[] values(True)
    w = parameter f32[3] values(1, 2, 3)
    neg = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
            return (neg,)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %flag : [num_users=1] = get_attr[target=flag]
    %w : [num_users=1] = get_attr[target=w]
    %neg : [num_users=2] = get_attr[target=neg]
    %cond : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %neg, %neg, (%w,)), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%cond, 0), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %getitem), kwargs = {})
    return add
