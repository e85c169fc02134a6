//@ intent: a bias that something else reads stays as it is; the fused one gets another name
//@ pipeline: fuse-conv-bn
//@ check: get_attr[target=conv.bias_1]
//@ check: get_attr[target=conv.bias]
//@ check-not: batch_norm
//@ input: f32[2, 3, 5, 5] uniform(seed=9)
module Net:
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    conv.bias = parameter f32[4] uniform(seed=6)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %weight : [num_users=1] = get_attr[target=conv.weight]
    %bias : [num_users=2] = get_attr[target=conv.bias]
    %gamma : [num_users=1] = get_attr[target=bn.weight]
    %beta : [num_users=1] = get_attr[target=bn.bias]
    %mean : [num_users=1] = get_attr[target=bn.running_mean]
    %var : [num_users=1] = get_attr[target=bn.running_var]
    %conv : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %weight, %bias), kwargs = {})
    %bn : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv, %gamma, %beta, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%bias,), kwargs = {})
    return (bn, neg)
