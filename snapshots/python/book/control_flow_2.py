


def forward(self, x):
    sum_1 = x.sum()
    gt = sum_1 > 0;  sum_1 = None
    neg = -x
    where = torch.where(gt, x, neg);  gt = x = neg = None
    return where
    