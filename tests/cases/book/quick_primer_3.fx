//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module '<lambda>':
    . : torch.nn.modules.module.Module(training=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %flatten : [num_users=1] = call_function[target=torch.flatten](args = (%x, 1), kwargs = {})
    %max_pool1d : [num_users=1] = call_function[target=torch.nn.functional.max_pool1d](args = (%flatten, 2), kwargs = {stride: 1})
    %sum_1 : [num_users=1] = call_method[target=sum](args = (%max_pool1d, 1), kwargs = {keepdim: True})
    %view : [num_users=1] = call_method[target=view](args = (%sum_1, -1, 16), kwargs = {})
    %max_1 : [num_users=2] = call_method[target=max](args = (%view,), kwargs = {})
    %gt : [num_users=1] = call_method[target=gt](args = (%max_1, 0), kwargs = {})
    %where : [num_users=1] = call_function[target=torch.where](args = (%gt, %max_1, 0.0), kwargs = {})
    %reshape : [num_users=1] = call_method[target=reshape](args = (%where, [4, 4]), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%reshape, (slice(None, None, None), slice(1, None, None))), kwargs = {})
    return getitem
