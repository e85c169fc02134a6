//@ intent: a size that only the data decides gets a name of its own, and what follows goes on with it
//@ pipeline: fake-prop
//@ check: # i64[u0, 1]
//@ check: # i64[u0]
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[8]
    %nonzero : [num_users=1] = call_function[target=torch.ops.aten.nonzero.default](args = (%x,), kwargs = {})
    %squeeze : [num_users=1] = call_function[target=torch.ops.aten.squeeze.dim](args = (%nonzero, 1), kwargs = {})
    return squeeze
