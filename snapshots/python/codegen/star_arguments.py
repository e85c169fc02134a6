


def forward(self, *args, **kwargs):
    call = my_function(args, kwargs);  args = kwargs = None
    return call
    