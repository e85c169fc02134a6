


def forward(self, x):
    row = torch.ops.aten.select.int(x, 0, 0)
    column = torch.ops.aten.select.int(x, 1, 0);  x = None
    exp = torch.ops.aten.exp.default(row)
    mul_ = torch.ops.aten.mul_.Tensor(column, 3);  column = mul_ = None
    exp_1 = torch.ops.aten.exp.default(row);  row = None
    return (exp, exp_1)
    