//@ intent: a view or cast whose types are not recorded stays
//@ pipeline: remove-identity
//@ check: %a :
//@ check: %b :
graph():
    %x : [num_users=1] = placeholder[target=x]
    %a : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%x, [4, 4]), kwargs = {})
    %b : [num_users=1] = call_method[target=to](args = (%a, torch.float32), kwargs = {})
    return b
