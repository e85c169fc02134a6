//@ intent: a transposition whose own shape is changed in place is not the thing transposed
//@ pipeline: fold-transposes
//@ check: %t_1 :
//@ note: is changed in place
graph():
    %x : [num_users=2] = placeholder[target=x]
    %t : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%x, 0, 1), kwargs = {})
    %t_1 : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%t, 0, 1), kwargs = {})
    %unsqueeze_ : [num_users=1] = call_function[target=torch.ops.aten.unsqueeze_.default](args = (%t_1, 0), kwargs = {})
    return (x, unsqueeze_)
