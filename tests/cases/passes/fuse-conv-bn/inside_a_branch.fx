//@ intent: a branch of a conditional is a program of its own and is left as it is
//@ pipeline: fuse-conv-bn
//@ check: torch.ops.higher_order.cond
module Net:
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
    branch = program:
        graph():
            %a : [num_users=1] = placeholder[target=a]
            %w : [num_users=1] = placeholder[target=w]
            %mean : [num_users=1] = placeholder[target=mean]
            %var : [num_users=1] = placeholder[target=var]
            %conv : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%a, %w), kwargs = {})
            %bn : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv, None, None, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})
            return (bn,)
graph():
    %flag : [num_users=1] = placeholder[target=flag]
    %x : [num_users=1] = placeholder[target=x]
    %weight : [num_users=1] = get_attr[target=conv.weight]
    %mean : [num_users=1] = get_attr[target=bn.running_mean]
    %var : [num_users=1] = get_attr[target=bn.running_var]
    %branch : [num_users=2] = get_attr[target=branch]
    %cond : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%flag, %branch, %branch, (%x, %weight, %mean, %var)), kwargs = {})
    return cond
