//@ intent: two NaN of the same bits are the same constant
//@ pipeline: cse
//@ check-not: full_1
graph():
    %full : [num_users=1] = call_function[target=torch.ops.aten.full.default](args = ([2], nan), kwargs = {})
    %full_1 : [num_users=1] = call_function[target=torch.ops.aten.full.default](args = ([2], nan), kwargs = {})
    return (full, full_1)
