//@ intent: every call of the function becomes one of the other
//@ pipeline: replace-op{from=torch.relu,to=torch.nn.functional.gelu}
//@ check: %relu : [num_users=1] = call_function[target=torch.nn.functional.gelu](args = (%x,), kwargs = {})
//@ check: %relu_1 : [num_users=1] = call_function[target=torch.nn.functional.gelu]
//@ check: call_method[target=relu]
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    %relu_1 : [num_users=1] = call_function[target=torch.relu](args = (%relu,), kwargs = {})
    %relu_2 : [num_users=1] = call_method[target=relu](args = (%relu_1,), kwargs = {})
    return relu_2
