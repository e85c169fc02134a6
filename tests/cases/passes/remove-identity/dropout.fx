//@ intent: dropout in evaluation mode goes, in training mode and in an unknown mode it stays
//@ pipeline: remove-identity
//@ check-not: %a :
//@ check-not: %b :
//@ check-not: %c :
//@ check: %d :
//@ check: %e :
//@ check: %f :
graph():
    %x : [num_users=1] = placeholder[target=x]
    %train : [num_users=1] = placeholder[target=train]
    %a : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%x, 0.5, False), kwargs = {})
    %b : [num_users=1] = call_function[target=torch.nn.functional.dropout](args = (%a, 0.5), kwargs = {training: False})
    %c : [num_users=1] = call_function[target=torch.dropout](args = (%b, 0.1), kwargs = {train: False})
    %d : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%c, 0.5, True), kwargs = {})
    %e : [num_users=1] = call_function[target=torch.nn.functional.dropout](args = (%d,), kwargs = {})
    %f : [num_users=1] = call_function[target=torch.ops.aten.dropout.default](args = (%e, 0.5, %train), kwargs = {})
    return f
