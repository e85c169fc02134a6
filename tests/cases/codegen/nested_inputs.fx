//@ intent: inputs that come in containers are flattened at the start and the result is built at the end
//@ check: tree_flatten_spec
//@ check: tree_unflatten
module Net:
    args: batch, flag
    inputs: (({'a': *, 'b': [*, *]}, *), {})
    outputs: {'sum': *, 'rest': (*,)}
graph():
    %a : [num_users=1] = placeholder[target=a]
    %b : [num_users=1] = placeholder[target=b]
    %c : [num_users=1] = placeholder[target=c]
    %flag : [num_users=0] = placeholder[target=flag]
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%a, %b), kwargs = {})
    return [add, c]
