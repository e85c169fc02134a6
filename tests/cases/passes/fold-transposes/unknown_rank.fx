//@ intent: two different exchanges of an unknown number of dimensions stay, and so does what is no permutation
//@ pipeline: fold-transposes
//@ check: torch.ops.aten.transpose.int](args = (%transpose, 1, -1), kwargs = {})
//@ check: torch.ops.aten.permute.default](args = (%transpose_1, [0, 0, 1]), kwargs = {})
graph():
    %x : [num_users=1] = placeholder[target=x]
    %transpose : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%x, 0, 1), kwargs = {})
    %transpose_1 : [num_users=1] = call_function[target=torch.ops.aten.transpose.int](args = (%transpose, 1, -1), kwargs = {})
    %permute : [num_users=1] = call_function[target=torch.ops.aten.permute.default](args = (%transpose_1, [0, 0, 1]), kwargs = {})
    return permute
