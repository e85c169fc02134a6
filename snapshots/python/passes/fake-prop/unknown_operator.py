


def forward(self, x):
    mystery = my_package_mystery(x);  x = None
    return mystery
    