//@ intent: a misspelt operator is an error that names its neighbours
//@ pipeline: replace-op{from=torch.relu,to=torch.ops.aten.rellu.default}
//@ error: there is no operator `torch.ops.aten.rellu.default`; the nearest are `torch.ops.aten.relu.default`
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
