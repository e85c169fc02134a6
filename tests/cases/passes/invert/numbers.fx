//@ intent: arithmetic with a number is undone, in the spelling of each call
//@ pipeline: invert
//@ check: torch.ops.aten.sub.Tensor](args = (%output, 3), kwargs = {})
//@ check: operator.truediv](args = (%sub_tensor, 2), kwargs = {})
//@ check: call_method[target=log](args = (%truediv,), kwargs = {})
//@ check: output[target=output](args = ((%log,),), kwargs = {})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %exp : [num_users=1] = call_method[target=exp](args = (%x,), kwargs = {})
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%exp, 2), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%mul, 3), kwargs = {})
    return (add,)
