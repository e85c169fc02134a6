//@ intent: a constant call that fails is left to fail where it stands, with a note; others are folded
//@ pipeline: const-fold
//@ check: aten.mm.default
//@ check: get_attr[target=_folded]
//@ note: mm
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=2] = get_attr[target=w]
    %mm : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%w, %w), kwargs = {})
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%w,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %exp), kwargs = {})
    return (add, mm)
