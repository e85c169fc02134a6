//@ intent: one operator can be chosen
//@ pipeline: decompose{only=silu}
//@ check-not: silu
//@ check: torch.ops.aten.square.default
graph():
    %x : [num_users=1] = placeholder[target=x]
    %silu : [num_users=1] = call_function[target=torch.ops.aten.silu.default](args = (%x,), kwargs = {})
    %square : [num_users=1] = call_function[target=torch.ops.aten.square.default](args = (%silu,), kwargs = {})
    return square
