//@ intent: shapes start at a sample input; parameters and results get theirs, and nothing runs
//@ pipeline: fake-prop
//@ input: f32[5, 3] uniform(seed=1)
//@ check: %linear
//@ check: # f32[5, 2]
module Net:
    w = parameter f32[2, 3] uniform(seed=2)
    b = parameter f32[2] zeros
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %b : [num_users=1] = get_attr[target=b]
    %linear : [num_users=1] = call_function[target=torch.ops.aten.linear.default](args = (%x, %w, %b), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%linear,), kwargs = {})
    return relu
