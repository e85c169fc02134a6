//@ intent: a call that takes no tensors is a constant, unless its result is written to
//@ pipeline: const-fold
//@ check-not: %ones
//@ check: %zeros
//@ input: f32[3] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %ones : [num_users=1] = call_function[target=torch.ops.aten.ones.default](args = ([3],), kwargs = {})
    %zeros : [num_users=2] = call_function[target=torch.ops.aten.zeros.default](args = ([3],), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%zeros, 1), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %ones), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%add, %zeros), kwargs = {})
    return add_1
