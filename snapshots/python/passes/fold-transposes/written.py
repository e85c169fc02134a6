


def forward(self, x):
    t = torch.ops.aten.transpose.int(x, 0, 1)
    t_1 = torch.ops.aten.transpose.int(t, 0, 1);  t = None
    add_ = torch.ops.aten.add_.Tensor(t_1, 1);  t_1 = add_ = None
    neg = torch.ops.aten.neg.default(x);  x = None
    return neg
    