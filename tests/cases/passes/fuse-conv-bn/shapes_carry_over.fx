//@ intent: what is known of the batch norm's value is known of the fused convolution
//@ pipeline: fuse-conv-bn
//@ check: %conv : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %weight, %conv_bias), kwargs = {})  # f32[2, 4, 3, 3]
module Net:
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[2, 3, 5, 5]
    %weight : [num_users=1] = get_attr[target=conv.weight]
    %gamma : [num_users=1] = get_attr[target=bn.weight]
    %beta : [num_users=1] = get_attr[target=bn.bias]
    %mean : [num_users=1] = get_attr[target=bn.running_mean]
    %var : [num_users=1] = get_attr[target=bn.running_var]
    %conv : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %weight), kwargs = {})  # f32[2, 4, 3, 3]
    %bn : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv, %gamma, %beta, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})  # f32[2, 4, 3, 3]
    return bn
