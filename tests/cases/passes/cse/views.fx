//@ intent: equal views of one tensor are merged although one is written to: they are the same memory
//@ pipeline: cse
//@ check-not: view_1
//@ input: f32[2, 3] uniform(seed=1)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %view : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [6]), kwargs = {})
    %view_1 : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [6]), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%view, 1), kwargs = {})
    return (x, view_1)
