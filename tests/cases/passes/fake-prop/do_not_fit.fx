//@ intent: sizes that do not fit are an error that names the node, the operator and both sizes
//@ pipeline: fake-prop
//@ error: node `linear`
//@ error: aten::linear
//@ error: 4
//@ error: 3
module Net:
    w = parameter f32[2, 3] uniform(seed=2)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[5, 4]
    %w : [num_users=1] = get_attr[target=w]
    %linear : [num_users=1] = call_function[target=torch.ops.aten.linear.default](args = (%x, %w), kwargs = {})
    return linear
