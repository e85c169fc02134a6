


def forward(self, x):
    w = self.w
    folded = self._folded
    exp = torch.ops.aten.exp.default(w);  w = None
    add = torch.ops.aten.add.Tensor(x, exp);  x = exp = None
    add_1 = torch.ops.aten.add.Tensor(add, folded);  add = folded = None
    return add_1
    