


def forward(self, x):
    mean = self.mean
    var = self.var
    training = torch.ops.aten.batch_norm.default(x, None, None, mean, var, True, 0.1, 1e-05, True);  training = None
    evaluation = torch.ops.aten.batch_norm.default(x, None, None, mean, var, False, 0.1, 1e-05, True);  mean = var = evaluation = None
    return x
    