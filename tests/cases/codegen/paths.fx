//@ intent: modules and tensors whose names are numbers, keywords or not identifiers are reached with getattr
//@ check: getattr(self.layers, "0")
//@ check: getattr(self, "class")
module Net:
    layers.0 : torch.nn.modules.linear.Linear(in_features=2, out_features=2, training=False)
    layers.0.weight = parameter f32[2, 2] ones
    layers.0.bias = parameter None
    class = buffer f32[2] zeros
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=layers.0.weight]
    %c : [num_users=1] = get_attr[target=class]
    %y : [num_users=1] = call_module[target=layers.0](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%y, %w), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%add, %c), kwargs = {})
    return add_1
