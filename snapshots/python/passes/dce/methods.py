


def forward(self, x):
    neg = x.neg();  neg = None
    clamp_ = x.clamp_(0, 1);  clamp_ = None
    return x
    