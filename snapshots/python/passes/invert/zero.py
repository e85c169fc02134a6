


def forward(self, x):
    mul = x * 0;  x = None
    return mul
    