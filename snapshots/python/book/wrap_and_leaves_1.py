


def forward(self, x):
    halve_if_large = my_package_halve_if_large(x, 3.0);  x = None
    return halve_if_large
    