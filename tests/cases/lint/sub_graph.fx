//@ intent: findings in a branch are shown with the path of the branch
//@ rule: output
//@ rule: order
//@ check: in the sub-graph `branch`
module Net:
    branch = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %b : [num_users=0] = call_function[target=torch.ops.aten.neg.default](args = (%a,), kwargs = {})
graph():
    %y : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    %x : [num_users=1] = placeholder[target=x]
    return y
