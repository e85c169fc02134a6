//@ intent: an exchange that is undone goes, also of an unknown number of dimensions
//@ pipeline: fold-transposes
//@ check: call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
//@ check-not: transpose
//@ input: f32[2, 3, 4] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %transpose : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%x, 0, -1), kwargs = {})
    %transpose_1 : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%transpose, -1, 0), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%transpose_1,), kwargs = {})
    return neg
