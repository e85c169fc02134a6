//@ intent: a linear layer without bias gets one
//@ pipeline: fuse-linear-bn
//@ check: torch.ops.aten.linear.default](args = (%x, %weight, %fc_bias), kwargs = {})
//@ check-not: batch_norm
//@ input: f32[5, 3] uniform(seed=9)
module Net:
    fc.weight = parameter f32[4, 3] uniform(seed=1)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[5, 3]
    %weight : [num_users=1] = get_attr[target=fc.weight]
    %gamma : [num_users=1] = get_attr[target=bn.weight]
    %beta : [num_users=1] = get_attr[target=bn.bias]
    %mean : [num_users=1] = get_attr[target=bn.running_mean]
    %var : [num_users=1] = get_attr[target=bn.running_var]
    %linear : [num_users=1] = call_function[target=torch.ops.aten.linear.default](args = (%x, %weight), kwargs = {})  # f32[5, 4]
    %bn : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%linear, %gamma, %beta, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})
    return bn
