


def forward(self, b, x):
    scaled = torch.ops.aten.addmm.default(b, x, x, beta = 2)
    plain = torch.ops.aten.addmm.default(b, x, x, beta = 1);  b = x = None
    sum_1 = torch.ops.aten.add.Tensor(scaled, plain);  scaled = plain = None
    tanh = torch.ops.aten.hardtanh.default(sum_1);  sum_1 = None
    relu6 = torch.ops.aten.hardtanh.default(tanh, 0.0, 6.0);  tanh = None
    return relu6
    