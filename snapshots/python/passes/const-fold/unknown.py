


def forward(self):
    w = self.w
    mystery = my_package_mystery(w);  w = None
    return mystery
    