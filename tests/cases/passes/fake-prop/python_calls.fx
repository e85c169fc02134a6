//@ intent: functions and methods as a Python program writes them have shapes too
//@ pipeline: fake-prop
//@ check: # f32[2, 6]
//@ check: # f32[2, 1]
graph():
    %x : [num_users=2] = placeholder[target=x]  # f32[2, 3, 2]
    %size : [num_users=1] = call_method[target=size](args = (%x, 0), kwargs = {})
    %view : [num_users=1] = call_method[target=view](args = (%x, %size, -1), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%view, 1.5), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.nn.functional.relu](args = (%add,), kwargs = {inplace: False})
    %mean : [num_users=1] = call_method[target=mean](args = (%relu,), kwargs = {dim: -1, keepdim: True})
    return mean
