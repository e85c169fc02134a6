


def forward(self, x):
    call = my_function(x, "it's", 'a"b', 'line\nimport os', 'back\\slash', 'naïve 漢字', '');  x = None
    return call
    