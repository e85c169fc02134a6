


def forward(self, x):
    sum_1 = torch.ops.aten.sum.default(x)
    select = torch.ops.aten.select.int(x, 0, 0)
    add_ = torch.ops.aten.add_.Tensor(select, 1);  select = add_ = None
    sum_2 = torch.ops.aten.sum.default(x)
    sum_3 = torch.ops.aten.sum.default(x);  x = None
    return (sum_1, sum_2, sum_3)
    