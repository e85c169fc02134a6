//@ intent: Python's own functions, wrong keywords and unknown functions stay as they are
//@ pipeline: normalize
//@ check-not: kwargs = {p: 0.5}
//@ check: target=torch.nn.functional.dropout](args = (%x,), kwargs = {p: 0.5, training: False})
//@ check: target=torch.relu](args = (%dropout,), kwargs = {no: 1})
//@ check: target=my.function](args = (%relu,), kwargs = {b: 1, a: 2})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %dropout : [num_users=1] = call_function[target=torch.nn.functional.dropout](args = (%x,), kwargs = {p: 0.5, training: False})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%dropout,), kwargs = {no: 1})
    %mine : [num_users=1] = call_function[target=my.function](args = (%relu,), kwargs = {b: 1, a: 2})
    return mine
