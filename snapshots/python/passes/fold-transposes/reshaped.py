


def forward(self, x):
    t = torch.ops.aten.transpose.int(x, 0, 1)
    t_1 = torch.ops.aten.transpose.int(t, 0, 1);  t = None
    unsqueeze_ = torch.ops.aten.unsqueeze_.default(t_1, 0);  t_1 = None
    return (x, unsqueeze_)
    