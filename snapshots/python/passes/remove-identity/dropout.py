


def forward(self, x, train):
    a = torch.ops.aten.dropout.default(x, 0.5, False);  x = None
    b = torch.nn.functional.dropout(a, 0.5, training = False);  a = None
    c = torch.dropout(b, 0.1, train = False);  b = None
    d = torch.ops.aten.dropout.default(c, 0.5, True);  c = None
    e = torch.nn.functional.dropout(d);  d = None
    f = torch.ops.aten.dropout.default(e, 0.5, train);  e = train = None
    return f
    