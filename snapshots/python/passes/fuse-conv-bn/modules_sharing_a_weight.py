


def forward(self, x):
    conv = self.conv(x)
    bn = self.bn(conv);  conv = None
    other = self.other(x);  x = None
    return (bn, other)
    