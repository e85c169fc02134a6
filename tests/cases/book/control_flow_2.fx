//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=3] = placeholder[target=x]
    %sum_1 : [num_users=1] = call_method[target=sum](args = (%x,), kwargs = {})
    %gt : [num_users=1] = call_function[target=operator.gt](args = (%sum_1, 0), kwargs = {})
    %neg : [num_users=1] = call_function[target=operator.neg](args = (%x,), kwargs = {})
    %where : [num_users=1] = call_function[target=torch.where](args = (%gt, %x, %neg), kwargs = {})
    return where
