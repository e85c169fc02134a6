


def forward(self, x):
    sigmoid = x.sigmoid();  x = None
    return sigmoid
    