//@ intent: a value is let go after its last use, and one that nobody uses at once
//@ check: relu = torch.ops.aten.relu.default(x);  x = None
//@ check: ;  unused = None
graph():
    %x : [num_users=2] = placeholder[target=x]
    %unused : [num_users=0] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    return relu
