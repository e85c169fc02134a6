


def forward(self, x, y):
    add = torch.mul(x, y);  x = y = None
    return add
    