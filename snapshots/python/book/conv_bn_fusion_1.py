


def forward(self, x):
    conv = self.conv(x);  x = None
    nested_1 = getattr(self.nested, "1")(conv);  conv = None
    nested_3 = getattr(self.nested, "3")(nested_1);  nested_1 = None
    return nested_3
    