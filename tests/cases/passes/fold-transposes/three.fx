//@ intent: several become one, which is of the first of all
//@ pipeline: fold-transposes
//@ check: call_function[target=torch.ops.aten.permute.default](args = (%x, [2, 1, 0]), kwargs = {})
//@ check-not: %a :
//@ check-not: transpose.int
//@ input: f32[2, 3, 4] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %a : [num_users=1] = call_function[target=torch.ops.aten.permute.default](args = (%x, [1, 2, 0]), kwargs = {})
    %b : [num_users=1] = call_function[target=torch.ops.aten.permute.default](args = (%a, [2, -2, 0]), kwargs = {})
    %c : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%b, 0, 2), kwargs = {})
    %d : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%c, 0, 1), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%d,), kwargs = {})
    return neg
