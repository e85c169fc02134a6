


def forward(self, x):
    x[0] = 5;  setitem = x;  setitem = None
    return x
    