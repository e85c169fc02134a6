//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module MyModule:
    . : torch.nn.modules.module.Module(training=True)
    linears : torch.nn.modules.module.Module(training=True)
    linears.0 : torch.nn.modules.linear.Linear(in_features=8, out_features=8, training=True)
    linears.0.weight = parameter f32[8, 8] absent
    linears.0.bias = parameter f32[8] absent
    linears.1 : torch.nn.modules.linear.Linear(in_features=8, out_features=8, training=True)
    linears.1.weight = parameter f32[8, 8] absent
    linears.1.bias = parameter f32[8] absent
graph():
    %x : [num_users=1] = placeholder[target=x]
    %linears_0 : [num_users=1] = call_module[target=linears.0](args = (%x,), kwargs = {})
    %linears_1 : [num_users=1] = call_module[target=linears.1](args = (%linears_0,), kwargs = {})
    %relu : [num_users=1] = call_method[target=relu](args = (%linears_1,), kwargs = {})
    return relu
