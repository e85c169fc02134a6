//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module WrappedBatchNorm:
    conv : torch.nn.modules.conv.Conv2d(in_channels=3, out_channels=8, kernel_size=(3, 3), stride=(1, 1), padding=(0, 0), dilation=(1, 1), transposed=False, output_padding=(0, 0), groups=1, padding_mode='zeros', _reversed_padding_repeated_twice=(0, 0, 0, 0))
    conv.weight = parameter f32[8, 3, 3, 3] absent
    conv.bias = parameter f32[8] absent
    nested : torch.nn.modules.module.Module(training=True)
    nested.1 : torch.nn.modules.conv.Conv2d(in_channels=8, out_channels=8, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), dilation=(1, 1), transposed=False, output_padding=(0, 0), groups=1, padding_mode='zeros', _reversed_padding_repeated_twice=(1, 1, 1, 1))
    nested.1.weight = parameter f32[8, 8, 3, 3] absent
    nested.1.bias = parameter f32[8] absent
    nested.3 : torch.nn.modules.activation.ReLU(inplace=False)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %conv : [num_users=1] = call_module[target=conv](args = (%x,), kwargs = {})
    %nested_1 : [num_users=1] = call_module[target=nested.1](args = (%conv,), kwargs = {})
    %nested_3 : [num_users=1] = call_module[target=nested.3](args = (%nested_1,), kwargs = {})
    return nested_3
