//@ intent: a value read before a write is not merged with one read after it, through whatever view the write went
//@ pipeline: cse
//@ check: %exp_1
//@ input: f32[2, 3] uniform(seed=1)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %row : [num_users=2] = call_function[target=torch.ops.aten.select.int](args = (%x, 0, 0), kwargs = {})
    %column : [num_users=1] = call_function[target=torch.ops.aten.select.int](args = (%x, 1, 0), kwargs = {})
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%row,), kwargs = {})
    %mul_ : [num_users=0] = call_function[target=torch.ops.aten.mul_.Tensor](args = (%column, 3), kwargs = {})
    %exp_1 : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%row,), kwargs = {})
    return (exp, exp_1)
