


def forward(self, x):
    zeros_like = torch.ops.aten.zeros_like.default(x)
    zeros_like_1 = torch.ops.aten.zeros_like.default(x);  x = None
    add_ = torch.ops.aten.add_.Tensor(zeros_like_1, 1);  add_ = None
    return (zeros_like, zeros_like_1)
    