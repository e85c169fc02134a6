//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module MyModule:
    . : torch.nn.modules.module.Module(training=True)
    param = parameter f32[3, 4] absent
    linear : torch.nn.modules.linear.Linear(in_features=4, out_features=5, training=True)
    linear.weight = parameter f32[5, 4] absent
    linear.bias = parameter f32[5] absent
graph():
    %x : [num_users=1] = placeholder[target=x]
    %param : [num_users=1] = get_attr[target=param]
    %add : [num_users=1] = call_function[target=operator.add](args = (%x, %param), kwargs = {})
    %linear : [num_users=1] = call_module[target=linear](args = (%add,), kwargs = {})
    %clamp : [num_users=1] = call_method[target=clamp](args = (%linear,), kwargs = {min: 0.0, max: 1.0})
    return clamp
