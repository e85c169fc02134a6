//@ intent: an unused conditional goes when its branches only compute, and stays when one writes or draws random numbers
//@ pipeline: dce
//@ check-not: %pure
//@ check: %writing
//@ check: %drawing
module Net:
    neg = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
            return (neg,)
    write = program:
        graph():
            %a : [num_users=2] = placeholder[target=a]
            %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%a, 1), kwargs = {})
            return (a,)
    draw = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %rand_like : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%a,), kwargs = {})
            return (rand_like,)
graph():
    %flag : [num_users=3] = placeholder[target=flag]
    %x : [num_users=4] = placeholder[target=x]
    %neg : [num_users=3] = get_attr[target=neg]
    %write : [num_users=1] = get_attr[target=write]
    %draw : [num_users=1] = get_attr[target=draw]
    %pure : [num_users=0] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %neg, %neg, (%x,)), kwargs = {})
    %writing : [num_users=0] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %neg, %write, (%x,)), kwargs = {})
    %drawing : [num_users=0] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %draw, %neg, (%x,)), kwargs = {})
    return x
