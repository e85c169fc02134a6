


def forward(self, x : torch.Tensor, scale : float = 2.0):
    mul = torch.mul(x, scale);  x = scale = None
    return mul
    