//@ intent: a copy that is written to is not the original
//@ pipeline: remove-identity
//@ check: %a :
//@ note: one of the two is written to
graph():
    %x : [num_users=2] = placeholder[target=x]  # f32[4]
    %a : [num_users=1] = call_function[target=torch.ops.aten._to_copy.default](args = (%x,), kwargs = {dtype: torch.float32})  # f32[4]
    %add_ : [num_users=1] = call_function[target=torch.ops.aten.add_.Tensor](args = (%a, 1), kwargs = {})  # f32[4]
    return (x, add_)
