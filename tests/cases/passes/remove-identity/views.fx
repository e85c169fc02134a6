//@ intent: views of the shape that is there already go; those of another shape, and permutations, stay
//@ pipeline: remove-identity
//@ check-not: %a :
//@ check-not: %b :
//@ check-not: %c :
//@ check: %d :
//@ check: %e :
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[4, 4]
    %a : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [4, 4]), kwargs = {})  # f32[4, 4]
    %b : [num_users=1] = call_function[target=torch.ops.aten.slice.Tensor](args = (%a, 0, 0, 100), kwargs = {})  # f32[4, 4]
    %c : [num_users=1] = call_function[target=torch.ops.aten.permute.default](args = (%b, [0, -1]), kwargs = {})  # f32[4, 4]
    %d : [num_users=1] = call_function[target=torch.ops.aten.permute.default](args = (%c, [1, 0]), kwargs = {})  # f32[4, 4]
    %e : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%d, [16]), kwargs = {})  # f32[16]
    return e
