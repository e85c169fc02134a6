//@ intent: a parameter that the rule does not take must have its default; one that it takes is captured, given or not
//@ pipeline: decompose
//@ check: torch.ops.aten.addmm.default](args = (%b, %x, %x), kwargs = {beta: 2})
//@ check: torch.ops.aten.mm.default](args = (%x, %x), kwargs = {})
//@ check: torch.ops.aten.clamp.default](args = (%sum, -1, 1), kwargs = {})
//@ check: torch.ops.aten.clamp.default](args = (%clamp_default, 0.0, 6.0), kwargs = {})
//@ input: f32[3] uniform(seed=1)
//@ input: f32[3, 3] uniform(seed=2)
graph():
    %b : [num_users=2] = placeholder[target=b]
    %x : [num_users=4] = placeholder[target=x]
    %scaled : [num_users=1] = call_function[target=torch.ops.aten.addmm.default](args = (%b, %x, %x), kwargs = {beta: 2})
    %plain : [num_users=1] = call_function[target=torch.ops.aten.addmm.default](args = (%b, %x, %x), kwargs = {beta: 1})
    %sum : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%scaled, %plain), kwargs = {})
    %tanh : [num_users=1] = call_function[target=torch.ops.aten.hardtanh.default](args = (%sum,), kwargs = {})
    %relu6 : [num_users=1] = call_function[target=torch.ops.aten.hardtanh.default](args = (%tanh, 0.0, 6.0), kwargs = {})
    return relu6
