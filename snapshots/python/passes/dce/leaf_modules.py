


def forward(self, x):
    linear = self.linear(x);  linear = None
    dropout = self.dropout(x);  dropout = None
    mystery = self.mystery(x);  mystery = None
    return x
    