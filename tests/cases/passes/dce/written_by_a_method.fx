//@ intent: a method that writes to its tensor is not dead, though nobody uses its result
//@ issue: pytorch#68301
//@ pipeline: dce
//@ check: call_method[target=mul_]
//@ input: f32[1] ones
//@ input: f32[1] zeros
graph():
    %x : [num_users=2] = placeholder[target=x]
    %a : [num_users=1] = placeholder[target=a]
    %mul_ : [num_users=0] = call_method[target=mul_](args = (%x, %a), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%x, 0), kwargs = {})
    return add
