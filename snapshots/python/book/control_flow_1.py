


def forward(self, x):
    linears_0 = getattr(self.linears, "0")(x);  x = None
    linears_1 = getattr(self.linears, "1")(linears_0);  linears_0 = None
    relu = linears_1.relu();  linears_1 = None
    return relu
    