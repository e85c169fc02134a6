//@ intent: a parameter that the program writes to, through a view, is not a constant
//@ pipeline: const-fold
//@ check: aten.exp.default
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=2] = get_attr[target=w]
    %view : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%w, [3]), kwargs = {})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%view, 1), kwargs = {})
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %exp), kwargs = {})
    return add
