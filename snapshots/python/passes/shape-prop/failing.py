


def forward(self, x):
    w = self.w
    linear = torch.ops.aten.linear.default(x, w);  x = w = None
    return linear
    