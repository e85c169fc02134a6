//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %halve_if_large : [num_users=1] = call_function[target=my_package.halve_if_large](args = (%x, 3.0), kwargs = {})
    return halve_if_large
