


def forward(self, x):
    conv = self.conv(x);  x = None
    pool = self.pool(conv);  conv = None
    flatten = self.flatten(pool);  pool = None
    return flatten
    