//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %add : [num_users=1] = call_function[target=torch.add](args = (%x, 1), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%add,), kwargs = {})
    %mul : [num_users=1] = call_function[target=operator.mul](args = (%relu, 2), kwargs = {})
    return mul
