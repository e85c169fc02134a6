//@ intent: adding 1.0 to whole numbers gives other numbers than adding 1
//@ issue: pytorch#119567
//@ pipeline: cse
//@ check: (args = (%x, 1), kwargs = {})
//@ check: (args = (%x, 1.0), kwargs = {})
//@ input: i64[2] values(1, 2)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 1), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, 1.0), kwargs = {})
    return (add, add_1)
