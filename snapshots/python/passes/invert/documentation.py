


def forward(self, x):
    sin = torch.sin(x);  x = None
    cos = torch.cos(sin);  sin = None
    tan = torch.tan(cos);  cos = None
    return tan
    