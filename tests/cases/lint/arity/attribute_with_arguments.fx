//@ intent: a get_attr takes no arguments
//@ rule: arity
//@ check: a get_attr has no arguments
module Net:
    w = parameter f32[2] ones
graph():
    %w : [num_users=1] = get_attr[target=w](args = (1,), kwargs = {})
    return w
