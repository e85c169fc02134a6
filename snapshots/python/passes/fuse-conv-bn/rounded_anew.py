


def forward(self, x):
    weight = self.weight
    gamma = self.gamma
    beta = self.beta
    mean = self.mean
    var = self.var
    conv1d = torch.ops.aten.conv1d.default(x, weight);  x = weight = None
    batch_norm = torch.ops.aten.batch_norm.default(conv1d, gamma, beta, mean, var, False, 0.1, 1e-05, False);  conv1d = gamma = beta = mean = var = None
    return batch_norm
    