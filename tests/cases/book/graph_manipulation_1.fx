//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = placeholder[target=y]
    %add : [num_users=1] = call_function[target=torch.mul](args = (%x, %y), kwargs = {})
    return add
