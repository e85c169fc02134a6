


def forward(self, x):
    w = self.w
    max_1 = torch.ops.aten.max.dim(w, 0);  w = None
    getitem = max_1[1];  max_1 = None
    add = torch.ops.aten.add.Tensor(x, getitem);  x = getitem = None
    return add
    