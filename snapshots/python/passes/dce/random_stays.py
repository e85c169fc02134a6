


def forward(self, x):
    bernoulli = torch.ops.aten.bernoulli.default(x);  bernoulli = None
    rand_like = torch.ops.aten.rand_like.default(x);  x = None
    return rand_like
    