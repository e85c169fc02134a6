//@ intent: a batch norm without running statistics uses those of the batch and stays
//@ pipeline: fuse-conv-bn
//@ check: batch_norm.default
//@ note: no running statistics
module Net:
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %weight : [num_users=1] = get_attr[target=conv.weight]
    %gamma : [num_users=1] = get_attr[target=bn.weight]
    %beta : [num_users=1] = get_attr[target=bn.bias]
    %conv : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %weight), kwargs = {})
    %bn : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv, %gamma, %beta, None, None, False, 0.1, 1e-05, True), kwargs = {})
    return bn
