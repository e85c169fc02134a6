//@ intent: what stands after the output is never run
//@ rule: output
//@ check: stands after the output
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
    %late : [num_users=0] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
