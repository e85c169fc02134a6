//@ intent: a product that is made from another one, directly or not, is not merged with it
//@ pipeline: merge-matmul
//@ check-not: cat
//@ input: f32[3, 3] uniform(seed=1)
//@ input: f32[3, 3] uniform(seed=2)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[3, 3]
    %w : [num_users=3] = placeholder[target=w]  # f32[3, 3]
    %mm : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%x, %w), kwargs = {})  # f32[3, 3]
    %mm_1 : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%mm, %w), kwargs = {})  # f32[3, 3]
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%mm_1,), kwargs = {})  # f32[3, 3]
    %mm_2 : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%neg, %w), kwargs = {})  # f32[3, 3]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%mm_2,), kwargs = {})  # f32[3, 3]
    return exp
