


def forward(self, flag, x):
    weight = self.conv.weight
    mean = self.bn.running_mean
    var = self.bn.running_var
    branch = self.branch
    cond = torch.ops.higher_order.cond(flag, branch, branch, (x, weight, mean, var));  flag = branch = x = weight = mean = var = None
    return cond
    