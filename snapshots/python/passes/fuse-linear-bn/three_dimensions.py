


def forward(self, x):
    weight = self.fc.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    mean = self.bn.running_mean
    var = self.bn.running_var
    linear = torch.ops.aten.linear.default(x, weight);  x = weight = None
    bn = torch.ops.aten.batch_norm.default(linear, gamma, beta, mean, var, False, 0.1, 1e-05, True);  linear = gamma = beta = mean = var = None
    return bn
    