//@ intent: a factor that is written between two products is not the same factor; a written or returned result is not a part
//@ pipeline: merge-matmul
//@ check-not: cat
//@ note: its result is returned
//@ note: its result is written to
//@ input: f32[3, 3] uniform(seed=1)
//@ input: f32[3, 3] uniform(seed=2)
graph():
    %x : [num_users=5] = placeholder[target=x]  # f32[3, 3]
    %w : [num_users=4] = placeholder[target=w]  # f32[3, 3]
    %mm : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%x, %w), kwargs = {})  # f32[3, 3]
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%x, 1), kwargs = {})  # f32[3, 3]
    %mm_1 : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%x, %w), kwargs = {})  # f32[3, 3]
    %mm_2 : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%x, %w), kwargs = {})  # f32[3, 3]
    %mm_3 : [num_users=2] = call_function[target=torch.ops.aten.mm.default](args = (%x, %w), kwargs = {})  # f32[3, 3]
    %relu_ : [num_users=0] = call_function[target=torch.ops.aten.relu_.default](args = (%mm_3,), kwargs = {})  # f32[3, 3]
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%mm,), kwargs = {})  # f32[3, 3]
    %neg_1 : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%mm_1,), kwargs = {})  # f32[3, 3]
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.default](args = (%mm_3,), kwargs = {})  # f32[]
    return (neg, neg_1, mm_2, sum_1)
