


def forward(self, x):
    neg = torch.neg(x)
    copy_ = neg.copy_(x);  neg = copy_ = None
    relu = torch.relu(x);  x = None
    return relu
    