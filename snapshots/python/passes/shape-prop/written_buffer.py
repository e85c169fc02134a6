


def forward(self, x):
    total = self.total
    add_ = torch.ops.aten.add_.Tensor(total, x);  total = x = None
    return add_
    