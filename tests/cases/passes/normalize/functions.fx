//@ intent: functions have their public names; `input=` is the first position
//@ pipeline: normalize
//@ check: target=torch.nn.functional.gelu](args = (%x,), kwargs = {})
//@ check: target=torch.relu](args = (%gelu,), kwargs = {})
//@ check: target=operator.add](args = (%relu, %x), kwargs = {})
//@ check: target=torch.sum](args = (%add, 1, True), kwargs = {})
graph():
    %x : [num_users=2] = placeholder[target=x]
    %gelu : [num_users=1] = call_function[target=torch._C._nn.gelu](args = (%x,), kwargs = {approximate: none})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (), kwargs = {input: %gelu})
    %add : [num_users=1] = call_function[target=_operator.add](args = (%relu, %x), kwargs = {})
    %sum_1 : [num_users=1] = call_function[target=torch.sum](args = (%add,), kwargs = {keepdim: True, dim: 1, dtype: None})
    return sum_1
