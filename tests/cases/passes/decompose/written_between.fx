//@ intent: a read does not move over a write
//@ pipeline: decompose
//@ check: torch.ops.aten.silu.default
//@ note: is written, or a mode switched, between where the match reads it
graph():
    %x : [num_users=2] = placeholder[target=x]
    %silu : [num_users=1] = call_function[target=torch.ops.aten.silu.default](args = (%x,), kwargs = {})
    %add_ : [num_users=1] = call_function[target=torch.ops.aten.add_.Tensor](args = (%x, 1), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%silu,), kwargs = {})
    return (neg, add_)
