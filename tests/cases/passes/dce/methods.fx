//@ intent: unused calls of methods that only compute go, those that write stay
//@ pipeline: dce
//@ check-not: target=neg
//@ check: target=clamp_
//@ input: f32[3] values(-1, 0.5, 2)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %neg : [num_users=0] = call_method[target=neg](args = (%x,), kwargs = {})
    %clamp_ : [num_users=0] = call_method[target=clamp_](args = (%x, 0, 1), kwargs = {})
    return x
