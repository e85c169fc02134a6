//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module Sequential:
    . : torch.nn.modules.module.Module(training=True)
    block : torch.nn.modules.container.Sequential(training=True)
    block.0 : torch.nn.modules.linear.Linear(in_features=4, out_features=4, training=True)
    block.0.weight = parameter f32[4, 4] absent
    block.0.bias = parameter f32[4] absent
    block.1 : torch.nn.modules.activation.ReLU(inplace=False, training=True)
    head : torch.nn.modules.linear.Linear(in_features=4, out_features=2, training=True)
    head.weight = parameter f32[2, 4] absent
    head.bias = parameter f32[2] absent
graph():
    %input_1 : [num_users=1] = placeholder[target=input]
    %block : [num_users=1] = call_module[target=block](args = (%input_1,), kwargs = {})
    %head : [num_users=1] = call_module[target=head](args = (%block,), kwargs = {})
    return head
