//@ intent: the example of torch.fx's documentation
//@ pipeline: invert
//@ check: %arctan : [num_users=1] = call_function[target=torch.arctan](args = (%output,), kwargs = {})
//@ check: %arccos : [num_users=1] = call_function[target=torch.arccos](args = (%arctan,), kwargs = {})
//@ check: %arcsin : [num_users=1] = call_function[target=torch.arcsin](args = (%arccos,), kwargs = {})
//@ check: %output_1 : [num_users=0] = output[target=output](args = (%arcsin,), kwargs = {})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %sin : [num_users=1] = call_function[target=torch.sin](args = (%x,), kwargs = {})
    %cos : [num_users=1] = call_function[target=torch.cos](args = (%sin,), kwargs = {})
    %tan : [num_users=1] = call_function[target=torch.tan](args = (%cos,), kwargs = {})
    return tan
