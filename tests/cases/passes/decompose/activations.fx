//@ intent: the answers of activations and softmax stay the same
//@ pipeline: decompose
//@ check-not: gelu
//@ check-not: hard
//@ check-not: leaky
//@ check-not: softmax
//@ check: torch.ops.aten.amax.default](args = (%add_tensor_4, [-1], True), kwargs = {})
//@ input: f32[3, 5] uniform(seed=1)
graph():
    %x : [num_users=4] = placeholder[target=x]
    %gelu : [num_users=1] = call_function[target=torch.ops.aten.gelu.default](args = (%x,), kwargs = {})
    %hardswish : [num_users=1] = call_function[target=torch.ops.aten.hardswish.default](args = (%gelu,), kwargs = {})
    %leaky : [num_users=1] = call_function[target=torch.ops.aten.leaky_relu.default](args = (%hardswish, 0.2), kwargs = {})
    %hardsigmoid : [num_users=1] = call_function[target=torch.ops.aten.hardsigmoid.default](args = (%leaky,), kwargs = {})
    %rsub : [num_users=1] = call_function[target=torch.ops.aten.rsub.Scalar](args = (%hardsigmoid, 2), kwargs = {})
    %square : [num_users=1] = call_function[target=torch.ops.aten.square.default](args = (%rsub,), kwargs = {})
    %addcmul : [num_users=1] = call_function[target=torch.ops.aten.addcmul.default](args = (%square, %x, %x), kwargs = {value: 0.5})
    %softmax : [num_users=1] = call_function[target=torch.ops.aten.softmax.int](args = (%addcmul, -1), kwargs = {})
    %log : [num_users=1] = call_function[target=torch.ops.aten._log_softmax.default](args = (%softmax, 1, False), kwargs = {})
    return (log, x)
