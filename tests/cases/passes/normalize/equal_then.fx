//@ intent: what is spelled alike is merged by cse
//@ pipeline: normalize,cse
//@ check: %add_1
//@ check-not: %relu_1
graph():
    %x : [num_users=2] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    %relu_1 : [num_users=1] = call_function[target=torch.relu](args = (), kwargs = {input: %x})
    %add_1 : [num_users=1] = call_function[target=torch.add](args = (%relu, %relu_1), kwargs = {})
    return add_1
