


def forward(self, x):
    add = torch.ops.aten.add.Tensor(x, 0.0)
    add_1 = torch.ops.aten.add.Tensor(x, -0.0)
    add_2 = torch.ops.aten.add.Tensor(x, 0)
    add_3 = torch.ops.aten.add.Tensor(x, 0.0)
    sum_1 = torch.ops.aten.sum.dim_IntList(x, [0], True)
    sum_2 = torch.ops.aten.sum.dim_IntList(x, [0], False);  x = None
    return (add, add_1, add_2, add_3, sum_1, sum_2)
    