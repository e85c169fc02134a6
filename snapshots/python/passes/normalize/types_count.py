


def forward(self, x):
    add = torch.ops.aten.add.Tensor(x, x, alpha = 1.0);  x = None
    max_pool2d = torch.ops.aten.max_pool2d.default(add, 2, [], 0, 3);  add = None
    return max_pool2d
    