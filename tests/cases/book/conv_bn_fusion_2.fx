//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module Sequential:
    . : torch.nn.modules.module.Module(training=True)
    0 : torch.nn.modules.conv.Conv2d(in_channels=3, out_channels=8, kernel_size=(3, 3), stride=(1, 1), padding=(0, 0), dilation=(1, 1), transposed=False, output_padding=(0, 0), groups=1, padding_mode='zeros', _reversed_padding_repeated_twice=(0, 0, 0, 0), training=True)
    0.weight = parameter f32[8, 3, 3, 3] absent
    0.bias = parameter f32[8] absent
    1 : torch.nn.modules.batchnorm.BatchNorm2d(num_features=8, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, training=True)
    1.weight = parameter f32[8] values(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    1.bias = parameter f32[8] zeros
    1.running_mean = buffer f32[8] zeros
    1.running_var = buffer f32[8] values(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    1.num_batches_tracked = buffer i64[] zeros
graph():
    %input_1 : [num_users=1] = placeholder[target=input]
    %_0 : [num_users=1] = call_module[target=0](args = (%input_1,), kwargs = {})
    %_1 : [num_users=1] = call_module[target=1](args = (%_0,), kwargs = {})
    return _1
