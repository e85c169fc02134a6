


def forward(self, x):
    t = torch.ops.aten.t.default(x);  x = None
    t_1 = torch.ops.aten.t.default(t)
    mm = torch.ops.aten.mm.default(t_1, t);  t_1 = t = None
    return mm
    