


def forward(self, x):
    ints = self.ints
    flags = self.flags
    halves = self.halves
    sum_1 = torch.ops.aten.add.Tensor(ints, 1);  ints = None
    not_1 = torch.ops.aten.logical_not.default(flags);  flags = None
    neg = torch.ops.aten.neg.default(halves);  halves = None
    mul = torch.ops.aten.mul.Tensor(x, sum_1);  sum_1 = None
    mul_1 = torch.ops.aten.mul.Tensor(x, not_1);  not_1 = None
    mul_2 = torch.ops.aten.mul.Tensor(x, neg);  x = neg = None
    return (mul, mul_1, mul_2)
    