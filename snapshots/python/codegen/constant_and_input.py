


def forward(self, inf_1, nan_1):
    add = torch.add(inf_1, inf);  inf_1 = None
    add_1 = torch.add(add, nan);  add = None
    add_2 = torch.add(add_1, nan_1);  add_1 = nan_1 = None
    return add_2
    