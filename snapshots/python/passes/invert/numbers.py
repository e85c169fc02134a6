


def forward(self, x):
    exp = x.exp();  x = None
    mul = exp * 2;  exp = None
    add = torch.ops.aten.add.Tensor(mul, 3);  mul = None
    return (add,)
    