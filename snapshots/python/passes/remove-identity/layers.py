


def forward(self, x):
    drop = self.drop(x);  x = None
    same = self.same(drop);  drop = None
    late = self.late(same);  same = None
    return late
    