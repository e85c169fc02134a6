


def forward(self, x):
    weight = self.conv.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    mean = self.bn.running_mean
    var = self.bn.running_var
    conv = torch.ops.aten.conv2d.default(x, weight);  x = weight = None
    relu = torch.ops.aten.relu.default(conv);  conv = None
    bn = torch.ops.aten.batch_norm.default(relu, gamma, beta, mean, var, False, 0.1, 1e-05, True);  relu = gamma = beta = mean = var = None
    return bn
    