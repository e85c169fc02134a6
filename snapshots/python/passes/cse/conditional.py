


def forward(self, flag, x):
    neg = self.neg
    draw = self.draw
    pure = torch.ops.higher_order.cond(flag, neg, neg, (x,))
    pure_1 = torch.ops.higher_order.cond(flag, neg, neg, (x,))
    drawing = torch.ops.higher_order.cond(flag, draw, neg, (x,))
    drawing_1 = torch.ops.higher_order.cond(flag, draw, neg, (x,));  flag = draw = neg = x = None
    return (pure, pure_1, drawing, drawing_1)
    