


def forward(self, x):
    weight = self.conv.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    mean = self.bn.running_mean
    var = self.bn.running_var
    conv = torch.ops.aten.convolution.default(x, weight, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1);  x = weight = None
    bn = torch.ops.aten._native_batch_norm_legit_no_training.default(conv, gamma, beta, mean, var, 0.1, 1e-05);  conv = gamma = beta = mean = var = None
    getitem = bn[0];  bn = None
    return getitem
    