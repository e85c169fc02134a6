


def forward(self, x):
    flag = self.flag
    w = self.w
    neg = self.neg
    cond = torch.ops.higher_order.cond(flag, neg, neg, (w,));  flag = neg = w = None
    getitem = cond[0];  cond = None
    add = torch.ops.aten.add.Tensor(x, getitem);  x = getitem = None
    return add
    