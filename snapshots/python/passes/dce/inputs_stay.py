


def forward(self, unused, x):
    w = self.w;  w = None
    return x
    