


def forward(self, x):
    split = torch.ops.aten.split.Tensor(x, 2)
    getitem = split[1];  split = None
    zero_ = torch.ops.aten.zero_.default(getitem);  getitem = zero_ = None
    return x
    