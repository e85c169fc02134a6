


def forward(self, x):
    w = getattr(self.layers, "0").weight
    c = getattr(self, "class")
    y = getattr(self.layers, "0")(x);  x = None
    add = torch.ops.aten.add.Tensor(y, w);  y = w = None
    add_1 = torch.ops.aten.add.Tensor(add, c);  add = c = None
    return add_1
    