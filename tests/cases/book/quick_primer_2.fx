//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module Sequential:
    . : torch.nn.modules.module.Module(training=True)
    0 : torch.nn.modules.linear.Linear(in_features=4, out_features=4, training=True)
    0.weight = parameter f32[4, 4] absent
    0.bias = parameter f32[4] absent
    1 : torch.nn.modules.activation.ReLU(inplace=False, training=True)
graph():
    %input_1 : [num_users=1] = placeholder[target=input]
    %_0 : [num_users=1] = call_module[target=0](args = (%input_1,), kwargs = {})
    %_1 : [num_users=1] = call_module[target=1](args = (%_0,), kwargs = {})
    return _1
