


def forward(self, x):
    conv = self.conv(x);  x = None
    norm = self.norm(conv);  conv = None
    old_norm = self.old_norm(norm);  norm = None
    flatten = self.flatten(old_norm);  old_norm = None
    fc = self.fc(flatten);  flatten = None
    wide = self.wide(fc);  fc = None
    return wide
    