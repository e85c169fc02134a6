//@ intent: layers that give back what they are given go, by class and mode
//@ pipeline: remove-identity
//@ check-not: %drop :
//@ check-not: %same :
//@ check: %late :
module Net:
    drop : torch.nn.modules.dropout.Dropout2d(p=0.5, inplace=False)
    same : torch.nn.modules.linear.Identity()
    late : torch.nn.modules.dropout.Dropout(p=0.5, inplace=False, training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %drop : [num_users=1] = call_module[target=drop](args = (%x,), kwargs = {})
    %same : [num_users=1] = call_module[target=same](args = (%drop,), kwargs = {})
    %late : [num_users=1] = call_module[target=late](args = (%same,), kwargs = {})
    return late
