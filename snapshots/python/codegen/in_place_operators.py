


def forward(self, x):
    x += 1;  iadd = x
    x[0] = 5;  setitem = x;  x = setitem = None
    return iadd
    