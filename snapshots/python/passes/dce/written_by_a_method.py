


def forward(self, x, a):
    mul_ = x.mul_(a);  a = mul_ = None
    add = x + 0;  x = None
    return add
    