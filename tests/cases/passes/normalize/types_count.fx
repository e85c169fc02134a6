//@ intent: 1.0 is not the default 1, and a gap before a given argument makes it a keyword
//@ pipeline: normalize
//@ check: kwargs = {alpha: 1.0}
//@ check: torch.ops.aten.max_pool2d.default](args = (%add, 2), kwargs = {dilation: 3})
graph():
    %x : [num_users=2] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %x), kwargs = {alpha: 1.0})
    %max_pool2d : [num_users=1] = call_function[target=torch.ops.aten.max_pool2d.default](args = (%add, 2, [], 0, 3), kwargs = {})
    return max_pool2d
