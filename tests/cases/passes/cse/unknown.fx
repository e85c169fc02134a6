//@ intent: calls of something unknown are not merged
//@ pipeline: cse
//@ check: %mystery_1
graph():
    %x : [num_users=2] = placeholder[target=x]
    %mystery : [num_users=1] = call_function[target=my_package.mystery](args = (%x,), kwargs = {})
    %mystery_1 : [num_users=1] = call_function[target=my_package.mystery](args = (%x,), kwargs = {})
    return (mystery, mystery_1)
