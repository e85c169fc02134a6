


def forward(self, x):
    return {'a': x, 'b': [x, (x,)]}
    