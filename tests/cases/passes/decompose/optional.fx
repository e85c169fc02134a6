//@ intent: a linear layer with and without bias
//@ pipeline: decompose
//@ check-not: linear
//@ check: torch.ops.aten.add.Tensor](args = (%matmul_default, %b), kwargs = {})
//@ check: %matmul_default_1 : [num_users=1] = call_function[target=torch.ops.aten.matmul.default](args = (%add_tensor, %t_default_1), kwargs = {})
//@ input: f32[2, 3] uniform(seed=1)
//@ input: f32[3, 3] uniform(seed=2)
//@ input: f32[3] uniform(seed=3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=2] = placeholder[target=w]
    %b : [num_users=1] = placeholder[target=b]
    %linear : [num_users=1] = call_function[target=torch.ops.aten.linear.default](args = (%x, %w, %b), kwargs = {})
    %linear_1 : [num_users=1] = call_function[target=torch.ops.aten.linear.default](args = (%linear, %w, None), kwargs = {})
    return linear_1
