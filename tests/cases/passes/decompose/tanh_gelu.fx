//@ intent: the other approximation of gelu is another function, and a softmax in another type another one
//@ pipeline: decompose
//@ check: gelu.default](args = (%x,), kwargs = {approximate: tanh})
//@ check: softmax.int](args = (%gelu, 1, torch.float64), kwargs = {})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %gelu : [num_users=1] = call_function[target=torch.ops.aten.gelu.default](args = (%x,), kwargs = {approximate: tanh})
    %softmax : [num_users=1] = call_function[target=torch.ops.aten.softmax.int](args = (%gelu, 1, torch.float64), kwargs = {})
    return softmax
