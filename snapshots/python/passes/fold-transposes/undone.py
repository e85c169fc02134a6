


def forward(self, x):
    transpose = torch.ops.aten.transpose.int(x, 0, -1);  x = None
    transpose_1 = torch.ops.aten.transpose.int(transpose, -1, 0);  transpose = None
    neg = torch.ops.aten.neg.default(transpose_1);  transpose_1 = None
    return neg
    