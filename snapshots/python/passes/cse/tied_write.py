


def forward(self, x):
    w = self.w
    tied = self.tied
    exp = torch.ops.aten.exp.default(w)
    add_ = torch.ops.aten.add_.Tensor(tied, x);  tied = x = add_ = None
    exp_1 = torch.ops.aten.exp.default(w);  w = None
    return (exp, exp_1)
    