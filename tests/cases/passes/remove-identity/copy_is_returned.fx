//@ intent: whoever gets a copy of an input may write to it
//@ pipeline: remove-identity
//@ check: %a :
//@ note: which is returned
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[4]
    %a : [num_users=1] = call_function[target=torch.ops.aten._to_copy.default](args = (%x,), kwargs = {dtype: torch.float32})  # f32[4]
    return a
