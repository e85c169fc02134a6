


def forward(self, x):
    weight = self.conv.weight
    weight_1 = self.other.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    mean = self.bn.running_mean
    var = self.bn.running_var
    conv = torch.ops.aten.conv2d.default(x, weight);  weight = None
    bn = torch.ops.aten.batch_norm.default(conv, gamma, beta, mean, var, False, 0.1, 1e-05, True);  conv = None
    conv_1 = torch.ops.aten.conv2d.default(x, weight_1);  x = weight_1 = None
    bn_1 = torch.ops.aten.batch_norm.default(conv_1, gamma, beta, mean, var, False, 0.1, 1e-05, True);  conv_1 = gamma = beta = mean = var = None
    return (bn, bn_1)
    