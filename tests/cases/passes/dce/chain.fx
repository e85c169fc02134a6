//@ intent: a chain of unused calls goes in one run, the used one stays
//@ pipeline: dce
//@ check: call_function[target=torch.ops.aten.relu.default]
//@ check-not: sigmoid
//@ check-not: aten.exp
graph():
    %x : [num_users=2] = placeholder[target=x]
    %exp : [num_users=1] = call_function[target=torch.ops.aten.exp.default](args = (%x,), kwargs = {})
    %sigmoid : [num_users=0] = call_function[target=torch.ops.aten.sigmoid.default](args = (%exp,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    return relu
