


def forward(self, x):
    w = self.w
    exp = torch.ops.aten.exp.default(w);  w = None
    neg = torch.ops.aten.neg.default(exp);  exp = None
    add = torch.ops.aten.add.Tensor(x, neg);  x = neg = None
    return add
    