


def forward(self, x):
    nonzero = torch.ops.aten.nonzero.default(x);  x = None
    squeeze = torch.ops.aten.squeeze.dim(nonzero, 1);  nonzero = None
    return squeeze
    