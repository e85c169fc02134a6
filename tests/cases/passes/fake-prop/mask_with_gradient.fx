//@ intent: a mask that comes from a parameter keeps attention from the fused kernel, and so from the layout of the query
//@ pipeline: fake-prop
//@ check: %plain : [num_users=1] = call_function[target=torch.ops.aten.scaled_dot_product_attention.default](args = (%q, %q, %q, %x), kwargs = {})  # f32[2, 4, 8, 8][256, 8, 32, 1]
//@ check: %learned : [num_users=1] = call_function[target=torch.ops.aten.scaled_dot_product_attention.default](args = (%q, %q, %q, %bias), kwargs = {})  # f32[2, 4, 8, 8] contiguous_format
module Net:
    w = parameter f32[1, 1, 8, 8] uniform(seed=2)
graph():
    %h : [num_users=1] = placeholder[target=h]  # f32[2, 8, 4, 8]
    %x : [num_users=2] = placeholder[target=x]  # f32[1, 1, 8, 8]
    %w : [num_users=1] = get_attr[target=w]
    %q : [num_users=6] = call_function[target=torch.ops.aten.transpose.int](args = (%h, 1, 2), kwargs = {})
    %bias : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%w, %x), kwargs = {})
    %plain : [num_users=1] = call_function[target=torch.ops.aten.scaled_dot_product_attention.default](args = (%q, %q, %q, %x), kwargs = {})
    %learned : [num_users=1] = call_function[target=torch.ops.aten.scaled_dot_product_attention.default](args = (%q, %q, %q, %bias), kwargs = {})
    return (plain, learned)
