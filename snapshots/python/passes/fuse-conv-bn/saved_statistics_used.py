


def forward(self, x):
    weight = self.conv.weight
    gamma = self.bn.weight
    beta = self.bn.bias
    mean = self.bn.running_mean
    var = self.bn.running_var
    conv = torch.ops.aten.conv2d.default(x, weight);  x = weight = None
    bn = torch.ops.aten._native_batch_norm_legit_no_training.default(conv, gamma, beta, mean, var, 0.1, 1e-05);  conv = gamma = beta = mean = var = None
    getitem = bn[0]
    getitem_1 = bn[1];  bn = None
    return (getitem, getitem_1)
    