//@ intent: a use before the definition is shown under the line that uses it
//@ rule: order
//@ check: ^ [order] uses `y` before it has been defined
graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%y,), kwargs = {})
    %y : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})
    return relu
