//@ intent: a path of a get_attr that leads nowhere says where it ends
//@ rule: attribute
//@ check: there is no `bias` in `conv`
module Net:
    conv.weight = parameter f32[2] ones
graph():
    %w : [num_users=1] = get_attr[target=conv.weight]
    %b : [num_users=1] = get_attr[target=conv.bias]
    return (w, b)
