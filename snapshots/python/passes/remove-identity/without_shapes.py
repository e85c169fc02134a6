


def forward(self, x):
    a = torch.ops.aten.view.default(x, [4, 4]);  x = None
    b = a.to(torch.float32);  a = None
    return b
    