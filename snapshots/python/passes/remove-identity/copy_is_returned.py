


def forward(self, x):
    a = torch.ops.aten._to_copy.default(x, dtype = torch.float32);  x = None
    return a
    