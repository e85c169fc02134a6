


def forward(self, x):
    w = self.w
    tied = self.tied
    exp = torch.ops.aten.exp.default(w);  w = None
    add = torch.ops.aten.add.Tensor(x, exp);  x = exp = None
    mul = torch.ops.aten.mul.Tensor(add, tied);  add = tied = None
    return mul
    