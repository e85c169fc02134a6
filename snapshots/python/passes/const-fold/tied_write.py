


def forward(self, x):
    w = self.w
    tied = self.tied
    add_ = torch.ops.aten.add_.Tensor(tied, 1);  tied = add_ = None
    exp = torch.ops.aten.exp.default(w);  w = None
    add = torch.ops.aten.add.Tensor(x, exp);  x = exp = None
    return add
    