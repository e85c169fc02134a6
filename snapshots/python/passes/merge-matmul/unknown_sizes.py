


def forward(self, x, y, w):
    mm = torch.ops.aten.mm.default(x, w)
    mm_1 = torch.ops.aten.mm.default(x, w);  x = None
    matmul = torch.ops.aten.matmul.default(y, w)
    matmul_1 = torch.ops.aten.matmul.default(y, w);  y = w = None
    add = torch.ops.aten.add.Tensor(mm, mm_1);  mm = mm_1 = None
    add_1 = torch.ops.aten.add.Tensor(matmul, matmul_1);  matmul = matmul_1 = None
    add_2 = torch.ops.aten.add.Tensor(add, add_1);  add = add_1 = None
    return add_2
    