//@ intent: an unused call of a layer that only computes goes; dropout in training mode and an unknown class stay
//@ pipeline: dce
//@ check-not: %linear
//@ check: %dropout
//@ check: %mystery
module Net:
    linear : torch.nn.modules.linear.Linear(in_features=2, out_features=2, training=True)
    linear.weight = parameter f32[2, 2] uniform(seed=1)
    linear.bias = parameter f32[2] zeros
    dropout : torch.nn.modules.dropout.Dropout(p=0.5, inplace=False, training=True)
    mystery : my_package.Mystery(training=True)
graph():
    %x : [num_users=4] = placeholder[target=x]
    %linear : [num_users=0] = call_module[target=linear](args = (%x,), kwargs = {})
    %dropout : [num_users=0] = call_module[target=dropout](args = (%x,), kwargs = {})
    %mystery : [num_users=0] = call_module[target=mystery](args = (%x,), kwargs = {})
    return x
