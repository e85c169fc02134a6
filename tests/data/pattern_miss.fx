graph():
    %x : [num_users=2] = placeholder[target=x]
    %relu : [num_users=2] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%relu, %x), kwargs = {alpha: 2})
    return (relu, add)
