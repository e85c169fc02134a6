//@ intent: operators are written as operators, with parentheses only where Python needs them
//@ check: x + 1
//@ check: -mul
//@ check: (-2) ** x
//@ check: x[0]
graph():
    %x : [num_users=7] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%add, %x), kwargs = {})
    %neg : [num_users=1] = call_function[target=operator.neg](args = (%mul,), kwargs = {})
    %pow_1 : [num_users=1] = call_function[target=operator.pow](args = (-2, %x), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%x, 0), kwargs = {})
    %lt : [num_users=1] = call_function[target=operator.lt](args = (%x, %x), kwargs = {})
    %mat : [num_users=1] = call_function[target=operator.matmul](args = (%x, %x), kwargs = {})
    return (neg, pow_1, getitem, lt, mat)
