//@ intent: layers with settings and tensors; in Rust they have the types of their classes where those hold what is there
//@ input: f32[2, 3, 8, 8] uniform(seed=9)
//@ check: self.norm(conv)
module Net:
    conv : torch.nn.modules.conv.Conv2d(in_channels=3, out_channels=4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), dilation=(1, 1), groups=1, padding_mode='zeros', training=False)
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    conv.bias = parameter None
    norm : torch.nn.modules.batchnorm.BatchNorm2d(num_features=4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, training=False)
    norm.weight = parameter f32[4] uniform(seed=2)
    norm.bias = parameter f32[4] uniform(seed=3)
    norm.running_mean = buffer f32[4] uniform(seed=4)
    norm.running_var = buffer f32[4] uniform(seed=5, low=0.5, high=1.5)
    norm.num_batches_tracked = buffer i64[] zeros
    old_norm : torch.nn.modules.batchnorm.BatchNorm2d(num_features=4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, training=False)
    old_norm.weight = parameter f32[4] uniform(seed=6)
    old_norm.bias = parameter f32[4] uniform(seed=7)
    old_norm.running_mean = buffer f32[4] uniform(seed=8)
    old_norm.running_var = buffer f32[4] uniform(seed=9, low=0.5, high=1.5)
    flatten : torch.nn.modules.flatten.Flatten(start_dim=1, end_dim=-1, training=False)
    fc : torch.nn.modules.linear.Linear(in_features=256, out_features=5, training=False)
    fc.weight = parameter f32[5, 256] uniform(seed=10)
    fc.bias = parameter f32[5] uniform(seed=11)
    wide : torch.nn.modules.linear.Linear(in_features=5, out_features=2, training=False)
    wide.weight = parameter f32[2, 5] uniform(seed=12)
    wide.bias = parameter f32[1] uniform(seed=13)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %conv : [num_users=1] = call_module[target=conv](args = (%x,), kwargs = {})
    %norm : [num_users=1] = call_module[target=norm](args = (%conv,), kwargs = {})
    %old_norm : [num_users=1] = call_module[target=old_norm](args = (%norm,), kwargs = {})
    %flatten : [num_users=1] = call_module[target=flatten](args = (%old_norm,), kwargs = {})
    %fc : [num_users=1] = call_module[target=fc](args = (%flatten,), kwargs = {})
    %wide : [num_users=1] = call_module[target=wide](args = (%fc,), kwargs = {})
    return wide
