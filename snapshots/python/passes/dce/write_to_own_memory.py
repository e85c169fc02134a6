


def forward(self, x):
    fresh = torch.ops.aten.zeros_like.default(x)
    add_ = torch.ops.aten.add_.Tensor(fresh, 1);  fresh = add_ = None
    return x
    