//@ intent: a fused weight is rounded anew: without any tolerance the answers are others, which is found and said
//@ pipeline: fuse-conv-bn
//@ input: f32[2, 3, 4] uniform(seed=9)
//@ verify: numerics
//@ rtol: 0
//@ atol: 0
//@ error: pass `fuse-conv-bn` failed
//@ error: the answers changed
//@ error: first node that drifts is `conv1d`
module Net:
    weight = parameter f32[5, 3, 2] uniform(seed=1)
    gamma = parameter f32[5] positive(seed=2)
    beta = parameter f32[5] uniform(seed=3)
    mean = buffer f32[5] uniform(seed=4)
    var = buffer f32[5] positive(seed=5)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %weight : [num_users=1] = get_attr[target=weight]
    %gamma : [num_users=1] = get_attr[target=gamma]
    %beta : [num_users=1] = get_attr[target=beta]
    %mean : [num_users=1] = get_attr[target=mean]
    %var : [num_users=1] = get_attr[target=var]
    %conv1d : [num_users=1] = call_function[target=torch.ops.aten.conv1d.default](args = (%x, %weight), kwargs = {})
    %batch_norm : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv1d, %gamma, %beta, %mean, %var, False, 0.1, 1e-05, False), kwargs = {})
    return batch_norm
