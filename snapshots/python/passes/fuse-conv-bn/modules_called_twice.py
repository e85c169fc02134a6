


def forward(self, x):
    conv = self.conv(x)
    bn = self.bn(conv);  conv = None
    conv_1 = self.conv(x);  x = None
    return (bn, conv_1)
    