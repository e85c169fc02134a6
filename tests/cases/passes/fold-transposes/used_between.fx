//@ intent: what is used in between stays
//@ pipeline: fold-transposes
//@ check: %t :
//@ check: call_function[target=torch.ops.aten.mm.default](args = (%x, %t), kwargs = {})
//@ check-not: %t_1 :
//@ input: f32[3, 3] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[3, 3]
    %t : [num_users=2] = call_function[target=torch.ops.aten.t.default](args = (%x,), kwargs = {})  # f32[3, 3]
    %t_1 : [num_users=1] = call_function[target=torch.ops.aten.t.default](args = (%t,), kwargs = {})  # f32[3, 3]
    %mm : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%t_1, %t), kwargs = {})  # f32[3, 3]
    return mm
