//@ intent: a call of something unknown is not a constant
//@ pipeline: const-fold
//@ check: my_package.mystery
module Net:
    w = parameter f32[3] values(1, 2, 3)
graph():
    %w : [num_users=1] = get_attr[target=w]
    %mystery : [num_users=1] = call_function[target=my_package.mystery](args = (%w,), kwargs = {})
    return mystery
