


def forward(self, x):
    add_ = torch.ops.aten.add_.Tensor(x, 1);  add_ = None
    mul_ = x.mul_(2);  mul_ = None
    relu_ = torch.relu_(x);  relu_ = None
    x += 3;  iadd = x;  iadd = None
    neg = torch.ops.aten.neg.default(x);  neg = None
    return x
    