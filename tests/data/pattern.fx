//@ normalize: true
graph():
    %x : [num_users=1] = placeholder[target=x]
    %c : [num_users=1] = placeholder[target=c]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%relu, %c), kwargs = {})
    return add
