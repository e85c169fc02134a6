//@ intent: a method can become a function
//@ pipeline: replace-op{from="call_method sigmoid",to=torch.ops.aten.tanh.default}
//@ check: call_function[target=torch.ops.aten.tanh.default](args = (%x,), kwargs = {})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %sigmoid : [num_users=1] = call_method[target=sigmoid](args = (%x,), kwargs = {})
    return sigmoid
