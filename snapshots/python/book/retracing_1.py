


def forward(self, x):
    gt = x > 0
    mul = gt * x;  gt = x = None
    add = mul + 1;  mul = None
    return add
    