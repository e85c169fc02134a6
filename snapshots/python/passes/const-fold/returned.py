


def forward(self, x):
    w = self.w
    exp = torch.ops.aten.exp.default(w);  w = None
    return (x, exp)
    