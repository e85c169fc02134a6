//@ intent: a call that fails is named, with the shapes that it was given
//@ pipeline: shape-prop
//@ input: f32[5, 4] uniform(seed=1)
//@ error: node `linear` (torch.ops.aten.linear.default) failed
//@ error: x: f32[5, 4]
module Net:
    w = parameter f32[2, 3] uniform(seed=2)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %linear : [num_users=1] = call_function[target=torch.ops.aten.linear.default](args = (%x, %w), kwargs = {})
    return linear
