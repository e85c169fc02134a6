


def forward(self, x, buffer):
    add = torch.add(x, 1, out = buffer);  x = add = None
    mul = buffer * 1;  buffer = None
    return mul
    