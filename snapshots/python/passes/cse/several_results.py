


def forward(self, x):
    max_1 = torch.ops.aten.max.dim(x, 0)
    getitem = max_1[0];  max_1 = None
    max_2 = torch.ops.aten.max.dim(x, 0);  x = None
    getitem_1 = max_2[1]
    getitem_2 = max_2[0];  max_2 = None
    return (getitem, getitem_1, getitem_2)
    