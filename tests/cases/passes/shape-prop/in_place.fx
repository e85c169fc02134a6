//@ intent: a call that changes the shape in place is recorded as it left it
//@ pipeline: shape-prop
//@ input: f32[3] uniform(seed=1)
//@ check: f32[1, 3]
graph():
    %x : [num_users=1] = placeholder[target=x]
    %clone : [num_users=1] = call_function[target=torch.ops.aten.clone.default](args = (%x,), kwargs = {})
    %unsqueeze_ : [num_users=1] = call_function[target=torch.ops.aten.unsqueeze_.default](args = (%clone, 0), kwargs = {})
    return unsqueeze_
