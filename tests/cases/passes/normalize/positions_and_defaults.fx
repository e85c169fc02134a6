//@ intent: arguments stand by position as far as the schema lets them, defaults go
//@ pipeline: normalize
//@ check: torch.ops.aten.add.Tensor](args = (%x, %y), kwargs = {})
//@ check: torch.ops.aten.max_pool2d.default](args = (%add, [2, 2]), kwargs = {})
//@ check: torch.ops.aten.add.Tensor](args = (%max_pool2d, %y), kwargs = {alpha: 2})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=2] = placeholder[target=y]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x,), kwargs = {alpha: 1, other: %y})
    %max_pool2d : [num_users=1] = call_function[target=torch.ops.aten.max_pool2d.default](args = (%add, [2, 2], [], [0, 0], 1), kwargs = {ceil_mode: False})
    %add_1 : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%max_pool2d, %y), kwargs = {alpha: 2})
    return add_1
