


def forward(self, x):
    w = self.w
    again = self.w
    tied = self.tied
    add = torch.ops.aten.add.Tensor(x, w);  x = w = None
    add_1 = torch.ops.aten.add.Tensor(add, again);  add = again = None
    add_2 = torch.ops.aten.add.Tensor(add_1, tied);  add_1 = tied = None
    return add_2
    