


def forward(self, x):
    conv = self.conv(x);  x = None
    bn = self.bn(conv);  conv = None
    return bn
    