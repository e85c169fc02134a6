//@ intent: an unused batch norm in training mode writes its running statistics and stays; in evaluation mode it goes
//@ pipeline: dce
//@ check: %training
//@ check-not: %evaluation
//@ input: f32[2, 3, 4] uniform(seed=9)
module Net:
    mean = buffer f32[3] uniform(seed=1)
    var = buffer f32[3] positive(seed=2)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %mean : [num_users=2] = get_attr[target=mean]
    %var : [num_users=2] = get_attr[target=var]
    %training : [num_users=0] = call_function[target=torch.ops.aten.batch_norm.default](args = (%x, None, None, %mean, %var, True, 0.1, 1e-05, True), kwargs = {})
    %evaluation : [num_users=0] = call_function[target=torch.ops.aten.batch_norm.default](args = (%x, None, None, %mean, %var, False, 0.1, 1e-05, True), kwargs = {})
    return x
