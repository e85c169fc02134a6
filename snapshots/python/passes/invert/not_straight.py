


def forward(self, x):
    sin = torch.sin(x)
    cos = torch.cos(x);  x = cos = None
    return sin
    