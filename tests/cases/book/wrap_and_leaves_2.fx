//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %sum_1 : [num_users=1] = call_method[target=sum](args = (%x,), kwargs = {})
    %len_1 : [num_users=1] = call_function[target=builtins.len](args = (%x,), kwargs = {})
    %truediv : [num_users=1] = call_function[target=operator.truediv](args = (%sum_1, %len_1), kwargs = {})
    return truediv
