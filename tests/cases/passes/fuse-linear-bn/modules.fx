//@ intent: modules that are called are fused in place, and the batch norm goes
//@ pipeline: fuse-linear-bn
//@ check: call_module[target=fc](args = (%x,), kwargs = {})
//@ check-not: call_module[target=bn]
//@ input: f32[5, 3] uniform(seed=9)
module Net:
    fc : torch.nn.modules.linear.Linear(in_features=3, out_features=4)
    fc.weight = parameter f32[4, 3] uniform(seed=1)
    fc.bias = parameter f32[4] uniform(seed=6)
    bn : torch.nn.modules.batchnorm.BatchNorm1d(num_features=4, eps=0.01, momentum=0.1, affine=True, track_running_stats=True)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[5, 3]
    %fc : [num_users=1] = call_module[target=fc](args = (%x,), kwargs = {})  # f32[5, 4]
    %bn : [num_users=1] = call_module[target=bn](args = (%fc,), kwargs = {})  # f32[5, 4]
    return bn
