


def forward(self, x):
    weight = self.conv.weight
    weight_1 = self.conv.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    mean = self.bn.running_mean
    var = self.bn.running_var
    conv = torch.ops.aten.conv2d.default(x, weight);  weight = None
    other = torch.ops.aten.conv2d.default(x, weight_1);  x = weight_1 = None
    bn = torch.ops.aten.batch_norm.default(conv, gamma, beta, mean, var, False, 0.1, 1e-05, True);  conv = gamma = beta = mean = var = None
    return (bn, other)
    