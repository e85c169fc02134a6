//@ intent: a convolution module that is called twice stays as it is
//@ issue: pytorch#104593
//@ pipeline: fuse-conv-bn
//@ check: call_module[target=bn]
//@ note: `conv` is called more than once
//@ input: f32[1, 3, 5, 5] uniform(seed=9)
module Net:
    conv : torch.nn.modules.conv.Conv2d(in_channels=3, out_channels=4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), dilation=(1, 1), transposed=False, output_padding=(0, 0), groups=1, padding_mode="zeros")
    conv.weight = parameter f32[4, 3, 3, 3] uniform(seed=1)
    conv.bias = parameter f32[4] uniform(seed=6)
    bn : torch.nn.modules.batchnorm.BatchNorm2d(num_features=4, eps=0.01, momentum=0.1, affine=True, track_running_stats=True)
    bn.weight = parameter f32[4] positive(seed=2)
    bn.bias = parameter f32[4] uniform(seed=3)
    bn.running_mean = buffer f32[4] uniform(seed=4)
    bn.running_var = buffer f32[4] positive(seed=5)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %conv : [num_users=1] = call_module[target=conv](args = (%x,), kwargs = {})
    %bn : [num_users=1] = call_module[target=bn](args = (%conv,), kwargs = {})
    %conv_1 : [num_users=1] = call_module[target=conv](args = (%x,), kwargs = {})
    return (bn, conv_1)
