


def forward(self, x):
    w = self.w
    exp = torch.ops.aten.exp.default(w);  w = None
    add = torch.ops.aten.add.Tensor(x, exp);  x = exp = None
    return add
    