


def forward(self, x):
    sum_1 = x.sum()
    len_1 = len(x);  x = None
    truediv = sum_1 / len_1;  sum_1 = len_1 = None
    return truediv
    