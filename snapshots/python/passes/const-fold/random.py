


def forward(self, x):
    w = self.w
    rand_like = torch.ops.aten.rand_like.default(w);  w = None
    add = torch.ops.aten.add.Tensor(x, rand_like);  x = rand_like = None
    return add
    