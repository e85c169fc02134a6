//@ intent: an unused random call stays, since later random numbers depend on it
//@ pipeline: dce
//@ check: aten.bernoulli.default
graph():
    %x : [num_users=2] = placeholder[target=x]
    %bernoulli : [num_users=0] = call_function[target=torch.ops.aten.bernoulli.default](args = (%x,), kwargs = {})
    %rand_like : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%x,), kwargs = {})
    return rand_like
