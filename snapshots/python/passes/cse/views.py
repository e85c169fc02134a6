


def forward(self, x):
    view = torch.ops.aten.view.default(x, [6])
    view_1 = torch.ops.aten.view.default(x, [6])
    add_ = torch.ops.aten.add_.Tensor(view, 1);  view = add_ = None
    return (x, view_1)
    