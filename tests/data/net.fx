//@ intent: a small module for trying the command on: parameters, known shapes, one call twice, one for nothing
module Net:
    fc.weight = parameter f32[2, 3] uniform(seed=1)
    fc.bias = parameter f32[2] zeros
    scale = buffer f32[] values(2.0)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[4, 3]
    %weight : [num_users=1] = get_attr[target=fc.weight]  # f32[2, 3]
    %bias : [num_users=1] = get_attr[target=fc.bias]  # f32[2]
    %scale : [num_users=1] = get_attr[target=scale]  # f32[]
    %linear : [num_users=3] = call_function[target=torch.ops.aten.linear.default](args = (%x, %weight, %bias), kwargs = {})  # f32[4, 2]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%linear,), kwargs = {})  # f32[4, 2]
    %relu_1 : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%linear,), kwargs = {})  # f32[4, 2]
    %exp : [num_users=0] = call_function[target=torch.ops.aten.exp.default](args = (%linear,), kwargs = {})  # f32[4, 2]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%relu, %relu_1), kwargs = {})  # f32[4, 2]
    %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%add, %scale), kwargs = {})  # f32[4, 2]
    return mul
