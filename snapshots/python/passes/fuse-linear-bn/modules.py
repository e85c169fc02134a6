


def forward(self, x):
    fc = self.fc(x);  x = None
    bn = self.bn(fc);  fc = None
    return bn
    