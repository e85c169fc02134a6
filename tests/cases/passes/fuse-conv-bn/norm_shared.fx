//@ intent: one batch norm behind two convolutions goes into both
//@ pipeline: fuse-conv-bn
//@ check-not: batch_norm
//@ input: f32[2, 3, 5, 5] uniform(seed=9)
module Net:
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    other.weight = parameter f32[4, 3, 1, 1] uniform(seed=8)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %weight : [num_users=1] = get_attr[target=conv.weight]
    %weight_1 : [num_users=1] = get_attr[target=other.weight]
    %gamma : [num_users=2] = get_attr[target=bn.weight]
    %beta : [num_users=2] = get_attr[target=bn.bias]
    %mean : [num_users=2] = get_attr[target=bn.running_mean]
    %var : [num_users=2] = get_attr[target=bn.running_var]
    %conv : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %weight), kwargs = {})
    %bn : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv, %gamma, %beta, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})
    %conv_1 : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %weight_1), kwargs = {})
    %bn_1 : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv_1, %gamma, %beta, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})
    return (bn, bn_1)
