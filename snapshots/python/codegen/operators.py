


def forward(self, x):
    add = x + 1
    mul = add * x;  add = None
    neg = -mul;  mul = None
    pow_1 = (-2) ** x
    getitem = x[0]
    lt = x < x
    mat = x @ x;  x = None
    return (neg, pow_1, getitem, lt, mat)
    