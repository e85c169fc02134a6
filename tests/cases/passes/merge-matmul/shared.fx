//@ intent: three products with one right factor are one
//@ pipeline: merge-matmul
//@ check: torch.ops.aten.cat.default](args = ([%a, %b, %c], 0), kwargs = {})
//@ check: torch.ops.aten.split_with_sizes.default](args = (%mm_default, [2, 1, 3], 0), kwargs = {})
//@ check-not: mm.default](args = (%a
//@ input: f32[2, 4] uniform(seed=1)
//@ input: f32[1, 4] uniform(seed=2)
//@ input: f32[3, 4] uniform(seed=3)
//@ input: f32[4, 5] uniform(seed=4)
graph():
    %a : [num_users=1] = placeholder[target=a]  # f32[2, 4]
    %b : [num_users=1] = placeholder[target=b]  # f32[1, 4]
    %c : [num_users=1] = placeholder[target=c]  # f32[3, 4]
    %w : [num_users=3] = placeholder[target=w]  # f32[4, 5]
    %mm : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%a, %w), kwargs = {})  # f32[2, 5]
    %mm_1 : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%b, %w), kwargs = {})  # f32[1, 5]
    %mm_2 : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%c, %w), kwargs = {})  # f32[3, 5]
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%mm,), kwargs = {})  # f32[2, 5]
    %abs_1 : [num_users=1] = call_function[target=torch.ops.aten.abs.default](args = (%mm_1,), kwargs = {})  # f32[1, 5]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%mm_2,), kwargs = {})  # f32[3, 5]
    return (neg, abs_1, exp)
