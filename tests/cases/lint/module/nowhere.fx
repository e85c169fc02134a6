//@ intent: a path of a call_module that leads nowhere
//@ rule: module
//@ check: there is no `head`
module Net:
    body : my.Body(training=False)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = call_module[target=head](args = (%x,), kwargs = {})
    return y
