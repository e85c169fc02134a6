


def forward(self, x):
    mystery = my_package_mystery(x)
    mystery_1 = my_package_mystery(x);  x = None
    return (mystery, mystery_1)
    