


def forward(self, flag, x):
    neg = self.neg
    write = self.write
    draw = self.draw
    pure = torch.ops.higher_order.cond(flag, neg, neg, (x,));  pure = None
    writing = torch.ops.higher_order.cond(flag, neg, write, (x,));  write = writing = None
    drawing = torch.ops.higher_order.cond(flag, draw, neg, (x,));  flag = draw = neg = drawing = None
    return x
    