//@ intent: a write through a view stays, and so does the view
//@ pipeline: dce
//@ check: aten.select.int
//@ check: aten.fill_.Scalar
graph():
    %x : [num_users=2] = placeholder[target=x]
    %select : [num_users=1] = call_function[target=torch.ops.aten.select.int](args = (%x, 0, 1), kwargs = {})
    %fill_ : [num_users=0] = call_function[target=torch.ops.aten.fill_.Scalar](args = (%select, 7), kwargs = {})
    return x
