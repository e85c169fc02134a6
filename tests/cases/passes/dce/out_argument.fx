//@ intent: a call that writes into an out= argument is not dead
//@ pipeline: dce
//@ check: target=torch.ops.aten.add.out
graph():
    %x : [num_users=1] = placeholder[target=x]
    %buffer : [num_users=2] = placeholder[target=buffer]
    %add : [num_users=0] = call_function[target=torch.ops.aten.add.out](args = (%x, 1), kwargs = {out: %buffer})
    return buffer
