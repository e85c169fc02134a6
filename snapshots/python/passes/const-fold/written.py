


def forward(self, x):
    w = self.w
    view = torch.ops.aten.view.default(w, [3])
    add_ = torch.ops.aten.add_.Tensor(view, 1);  view = add_ = None
    exp = torch.ops.aten.exp.default(w);  w = None
    add = torch.ops.aten.add.Tensor(x, exp);  x = exp = None
    return add
    