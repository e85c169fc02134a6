//@ intent: assertions stay, and so does anything unknown
//@ pipeline: dce
//@ check: aten._assert_async.msg
//@ check: target=my_package.log_statistics
graph():
    %x : [num_users=2] = placeholder[target=x]
    %any_1 : [num_users=1] = call_function[target=torch.ops.aten.any.default](args = (%x,), kwargs = {})
    %_assert_async : [num_users=0] = call_function[target=torch.ops.aten._assert_async.msg](args = (%any_1, all zero), kwargs = {})
    %log_statistics : [num_users=0] = call_function[target=my_package.log_statistics](args = (%x,), kwargs = {})
    return x
