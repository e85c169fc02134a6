//@ intent: a view whose own shape is changed in place is not the thing viewed
//@ pipeline: remove-identity
//@ check: %a :
//@ note: its shape is changed in place
graph():
    %x : [num_users=2] = placeholder[target=x]  # f32[4]
    %a : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [4]), kwargs = {})  # f32[4]
    %unsqueeze_ : [num_users=1] = call_function[target=torch.ops.aten.unsqueeze_.default](args = (%a, 0), kwargs = {})  # f32[1, 4]
    return (x, unsqueeze_)
