


def forward(self, x, x_1):
    conv = self.conv(x);  x = None
    bn = self.bn(conv);  conv = None
    bn_1 = self.bn(x_1);  x_1 = None
    return (bn, bn_1)
    