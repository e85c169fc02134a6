//@ intent: leaf modules have shapes, from their parameters and attributes
//@ pipeline: fake-prop
//@ check: # f32[s0, 8, 4, 4]
//@ check: # f32[s0, 8, 2, 2]
//@ check: # f32[s0, 32]
module Net:
    conv : torch.nn.modules.conv.Conv2d(stride=(2, 2), padding=(1, 1), dilation=(1, 1), groups=1, training=True)
    conv.weight = parameter f32[8, 3, 3, 3] uniform(seed=1)
    pool : torch.nn.modules.pooling.MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False, training=True)
    flatten : torch.nn.modules.flatten.Flatten(start_dim=1, end_dim=-1, training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[s0, 3, 8, 8]
    %conv : [num_users=1] = call_module[target=conv](args = (%x,), kwargs = {})
    %pool : [num_users=1] = call_module[target=pool](args = (%conv,), kwargs = {})
    %flatten : [num_users=1] = call_module[target=flatten](args = (%pool,), kwargs = {})
    return flatten
