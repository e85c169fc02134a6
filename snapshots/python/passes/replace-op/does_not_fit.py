


def forward(self, x):
    add = torch.ops.aten.add.Tensor(x, x)
    add_1 = torch.ops.aten.add.Tensor(add, x, alpha = 2);  add = x = None
    return add_1
    