//@ intent: equal conditionals whose branches only compute are merged; with a random branch they are not
//@ pipeline: cse
//@ check-not: %pure_1
//@ check: %drawing_1
module Net:
    neg = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
            return (neg,)
    draw = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %rand_like : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%a,), kwargs = {})
            return (rand_like,)
graph():
    %flag : [num_users=4] = placeholder[target=flag]
    %x : [num_users=4] = placeholder[target=x]
    %neg : [num_users=6] = get_attr[target=neg]
    %draw : [num_users=2] = get_attr[target=draw]
    %pure : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %neg, %neg, (%x,)), kwargs = {})
    %pure_1 : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %neg, %neg, (%x,)), kwargs = {})
    %drawing : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %draw, %neg, (%x,)), kwargs = {})
    %drawing_1 : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %draw, %neg, (%x,)), kwargs = {})
    return (pure, pure_1, drawing, drawing_1)
