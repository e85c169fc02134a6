//@ intent: a tensor is not a module
//@ rule: module
//@ check: is a tensor, not a module
module Net:
    w = parameter f32[2] ones
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = call_module[target=w](args = (%x,), kwargs = {})
    return y
