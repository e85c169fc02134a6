


def forward(self, x):
    select = torch.ops.aten.select.int(x, 0, 1)
    fill_ = torch.ops.aten.fill_.Scalar(select, 7);  select = fill_ = None
    return x
    