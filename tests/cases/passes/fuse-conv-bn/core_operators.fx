//@ intent: the operators of core ATen: aten.convolution, and a batch norm with three results
//@ pipeline: fuse-conv-bn
//@ check-not: batch_norm
//@ check: get_attr[target=conv.bias]
//@ input: f32[2, 3, 5, 5] uniform(seed=9)
module Net:
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %weight : [num_users=1] = get_attr[target=conv.weight]
    %gamma : [num_users=1] = get_attr[target=bn.weight]
    %beta : [num_users=1] = get_attr[target=bn.bias]
    %mean : [num_users=1] = get_attr[target=bn.running_mean]
    %var : [num_users=1] = get_attr[target=bn.running_var]
    %conv : [num_users=1] = call_function[target=torch.ops.aten.convolution.default](args = (%x, %weight, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1), kwargs = {})
    %bn : [num_users=1] = call_function[target=torch.ops.aten._native_batch_norm_legit_no_training.default](args = (%conv, %gamma, %beta, %mean, %var, 0.1, 1e-05), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%bn, 0), kwargs = {})
    return getitem
