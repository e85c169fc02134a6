//@ intent: methods and functions of torch are permutations, too
//@ pipeline: fold-transposes
//@ check: call_method[target=permute](args = (%x, [2, 0, 1]), kwargs = {})
//@ input: f32[2, 3, 4] uniform(seed=1)
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[2, 3, 4]
    %swapaxes : [num_users=1] = call_function[target=torch.swapaxes](args = (%x, 1, 2), kwargs = {})  # f32[2, 4, 3]
    %transpose : [num_users=1] = call_method[target=transpose](args = (%swapaxes, 0, 1), kwargs = {})  # f32[4, 2, 3]
    %neg : [num_users=1] = call_function[target=torch.neg](args = (%transpose,), kwargs = {})
    return neg
