//@ intent: a pass that changes shapes without saying so is found by shapes alone, with the first node and both shapes
//@ pipeline: cse,replace-op{from=torch.ops.aten.relu.default,to=torch.ops.aten.t.default},dce
//@ verify: shapes
//@ input: f32[2, 3] uniform(seed=1)
//@ error: pass `replace-op
//@ error: the first node is `relu` (torch.ops.aten.t.default): f32[2, 3] before, f32[3, 2] after
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    %tanh : [num_users=1] = call_function[target=torch.ops.aten.tanh.default](args = (%relu,), kwargs = {})
    return tanh
