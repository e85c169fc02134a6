//@ intent: options are shown in the report as they were given
//@ pipeline: dce{erase_random=true}
//@ check: dce{erase_random=true}
//@ check-not: bernoulli
graph():
    %x : [num_users=2] = placeholder[target=x]
    %bernoulli : [num_users=0] = call_function[target=torch.ops.aten.bernoulli.default](args = (%x,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    return relu
