


def forward(self, x):
    a = torch.ops.aten._to_copy.default(x, dtype = torch.float32)
    add_ = torch.ops.aten.add_.Tensor(a, 1);  a = None
    return (x, add_)
    