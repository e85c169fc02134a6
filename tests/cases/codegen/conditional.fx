//@ intent: the branches of a conditional are attributes; readable text shows them as classes inside
//@ check: torch.ops.higher_order.cond(flag, 
//@ check: self.then
module Net:
    then = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
            return (neg,)
    otherwise = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            return (a,)
graph():
    %flag : [num_users=1] = placeholder[target=flag]
    %x : [num_users=1] = placeholder[target=x]
    %then : [num_users=1] = get_attr[target=then]
    %otherwise : [num_users=1] = get_attr[target=otherwise]
    %cond : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %then, %otherwise, (%x,)), kwargs = {})
    return cond
