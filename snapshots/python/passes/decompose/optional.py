


def forward(self, x, w, b):
    linear = torch.ops.aten.linear.default(x, w, b);  x = b = None
    linear_1 = torch.ops.aten.linear.default(linear, w, None);  linear = w = None
    return linear_1
    