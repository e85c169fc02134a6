


def forward(self, flag, x):
    then = self.then
    otherwise = self.otherwise
    cond = torch.ops.higher_order.cond(flag, then, otherwise, (x,));  flag = then = otherwise = x = None
    return cond
    