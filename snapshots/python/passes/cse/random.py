


def forward(self, x):
    rand_like = torch.ops.aten.rand_like.default(x)
    rand_like_1 = torch.ops.aten.rand_like.default(x);  x = None
    add = torch.ops.aten.add.Tensor(rand_like, rand_like_1);  rand_like = rand_like_1 = None
    return add
    