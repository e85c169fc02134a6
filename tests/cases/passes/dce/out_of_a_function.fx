//@ intent: a function of torch that writes into out= is not dead
//@ issue: pytorch#190716
//@ pipeline: dce
//@ check: target=torch.add
//@ input: f32[1] zeros
//@ input: f32[1] values(7.0)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %buffer : [num_users=2] = placeholder[target=buffer]
    %add : [num_users=0] = call_function[target=torch.add](args = (%x, 1), kwargs = {out: %buffer})
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%buffer, 1), kwargs = {})
    return mul
