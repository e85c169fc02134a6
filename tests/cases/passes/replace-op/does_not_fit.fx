//@ intent: a call whose arguments the other does not take stays
//@ pipeline: replace-op{from=torch.ops.aten.add.Tensor,to=torch.ops.aten.mul.Tensor}
//@ check: target=torch.ops.aten.mul.Tensor](args = (%x, %x), kwargs = {})
//@ check: target=torch.ops.aten.add.Tensor](args = (%add, %x), kwargs = {alpha: 2})
//@ note: do not fit
graph():
    %x : [num_users=2] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %x), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%add, %x), kwargs = {alpha: 2})
    return add_1
