//@ intent: integers, booleans and half precision are folded in their own type
//@ pipeline: const-fold,shape-prop
//@ check-not: aten.add.Tensor](args = (%ints
//@ check-not: logical_not
//@ check-not: aten.neg
//@ check: i64[2]
//@ check: b8[2]
//@ check: bf16[2]
//@ input: f32[2] values(1, 2)
module Net:
    ints = buffer i64[2] values(1, 2)
    flags = buffer b8[2] values(True, False)
    halves = parameter bf16[2] values(1, 2)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %ints : [num_users=1] = get_attr[target=ints]
    %flags : [num_users=1] = get_attr[target=flags]
    %halves : [num_users=1] = get_attr[target=halves]
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%ints, 1), kwargs = {})
    %not_1 : [num_users=1] = call_function[target=torch.ops.aten.logical_not.default](args = (%flags,), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%halves,), kwargs = {})
    %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%x, %sum_1), kwargs = {})
    %mul_1 : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%x, %not_1), kwargs = {})
    %mul_2 : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%x, %neg), kwargs = {})
    return (mul, mul_1, mul_2)
