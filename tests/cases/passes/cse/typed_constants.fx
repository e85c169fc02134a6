//@ intent: 1, 1.0 and True are three different constants
//@ pipeline: cse
//@ check: (args = (%x, 1), kwargs = {})
//@ check: (args = (%x, 1.0), kwargs = {})
//@ check: (args = (%x, True), kwargs = {})
graph():
    %x : [num_users=3] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 1), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 1.0), kwargs = {})
    %add_2 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, True), kwargs = {})
    return (add, add_1, add_2)
