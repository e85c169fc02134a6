


def forward(self, x):
    swapaxes = torch.swapaxes(x, 1, 2);  x = None
    transpose = swapaxes.transpose(0, 1);  swapaxes = None
    neg = torch.neg(transpose);  transpose = None
    return neg
    