


def forward(self, x):
    ones = torch.ops.aten.ones.default([3])
    zeros = torch.ops.aten.zeros.default([3])
    add_ = torch.ops.aten.add_.Tensor(zeros, 1);  add_ = None
    add = torch.ops.aten.add.Tensor(x, ones);  x = ones = None
    add_1 = torch.ops.aten.add.Tensor(add, zeros);  add = zeros = None
    return add_1
    