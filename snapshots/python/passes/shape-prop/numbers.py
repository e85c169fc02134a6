


def forward(self, x, n):
    size = torch.ops.aten.sym_size.int(x, 1)
    mul = size * n;  size = n = None
    view = torch.ops.aten.view.default(x, [-1]);  x = None
    return (mul, view)
    