


def forward(self, x):
    transpose = torch.ops.aten.transpose.int(x, 0, 1);  x = None
    transpose_1 = torch.ops.aten.transpose.int(transpose, 1, -1);  transpose = None
    permute = torch.ops.aten.permute.default(transpose_1, [0, 0, 1]);  transpose_1 = None
    return permute
    