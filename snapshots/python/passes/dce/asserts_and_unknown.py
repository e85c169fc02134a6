


def forward(self, x):
    any_1 = torch.ops.aten.any.default(x)
    _assert_async = torch.ops.aten._assert_async.msg(any_1, 'all zero');  any_1 = _assert_async = None
    log_statistics = my_package_log_statistics(x);  log_statistics = None
    return x
    