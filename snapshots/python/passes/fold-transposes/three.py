


def forward(self, x):
    a = torch.ops.aten.permute.default(x, [1, 2, 0]);  x = None
    b = torch.ops.aten.permute.default(a, [2, -2, 0]);  a = None
    c = torch.ops.aten.transpose.int(b, 0, 2);  b = None
    d = torch.ops.aten.transpose.int(c, 0, 1);  c = None
    neg = torch.ops.aten.neg.default(d);  d = None
    return neg
    