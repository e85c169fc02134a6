


def forward(self, x):
    clone = torch.ops.aten.clone.default(x);  x = None
    unsqueeze_ = torch.ops.aten.unsqueeze_.default(clone, 0);  clone = None
    return unsqueeze_
    