


def forward(self, x):
    weight = self.conv.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    conv = torch.ops.aten.conv2d.default(x, weight);  x = weight = None
    bn = torch.ops.aten.batch_norm.default(conv, gamma, beta, None, None, False, 0.1, 1e-05, True);  conv = gamma = beta = None
    return bn
    