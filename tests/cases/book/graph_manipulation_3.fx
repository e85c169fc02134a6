//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w1 : [num_users=2] = placeholder[target=w1]
    %w2 : [num_users=2] = placeholder[target=w2]
    %stack : [num_users=1] = call_function[target=torch.stack](args = ([%w1, %w2],), kwargs = {})
    %max_1 : [num_users=1] = call_function[target=torch.max](args = (%stack,), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%x, %max_1), kwargs = {})
    %stack_1 : [num_users=1] = call_function[target=torch.stack](args = ([%w1, %w2],), kwargs = {})
    %max_2 : [num_users=1] = call_function[target=torch.max](args = (%stack_1,), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=operator.add](args = (%add, %max_2), kwargs = {})
    return add_1
