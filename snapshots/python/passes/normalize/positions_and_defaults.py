


def forward(self, x, y):
    add = torch.ops.aten.add.Tensor(x, alpha = 1, other = y);  x = None
    max_pool2d = torch.ops.aten.max_pool2d.default(add, [2, 2], [], [0, 0], 1, ceil_mode = False);  add = None
    add_1 = torch.ops.aten.add.Tensor(max_pool2d, y, alpha = 2);  max_pool2d = y = None
    return add_1
    