//@ intent: a call that writes does not become one that does not
//@ pipeline: replace-op{from=torch.ops.aten.relu_.default,to=torch.ops.aten.relu.default}
//@ check: target=torch.ops.aten.relu_.default
//@ note: writes, shares or does something else
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu_ : [num_users=1] = call_function[target=torch.ops.aten.relu_.default](args = (%x,), kwargs = {})
    return relu_
