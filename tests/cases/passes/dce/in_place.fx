//@ intent: an in-place call is never dead: it changes what others read (torch.fx deletes the method and torch.relu_)
//@ pipeline: dce
//@ check: target=torch.ops.aten.add_.Tensor
//@ check: target=mul_
//@ check: target=torch.relu_
//@ check: target=operator.iadd
//@ check-not: aten.neg
graph():
    %x : [num_users=5] = placeholder[target=x]
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%x, 1), kwargs = {})
    %mul_ : [num_users=0] = call_method[target=mul_](args = (%x, 2), kwargs = {})
    %relu_ : [num_users=0] = call_function[target=torch.relu_](args = (%x,), kwargs = {})
    %iadd : [num_users=0] = call_function[target=operator.iadd](args = (%x, 3), kwargs = {})
    %neg : [num_users=0] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    return x
