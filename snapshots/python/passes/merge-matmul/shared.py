


def forward(self, a, b, c, w):
    mm = torch.ops.aten.mm.default(a, w);  a = None
    mm_1 = torch.ops.aten.mm.default(b, w);  b = None
    mm_2 = torch.ops.aten.mm.default(c, w);  c = w = None
    neg = torch.ops.aten.neg.default(mm);  mm = None
    abs_1 = torch.ops.aten.abs.default(mm_1);  mm_1 = None
    exp = torch.ops.aten.exp.default(mm_2);  mm_2 = None
    return (neg, abs_1, exp)
    