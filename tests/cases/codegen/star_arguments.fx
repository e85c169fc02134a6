//@ intent: *args and **kwargs stay what they are
//@ check: def forward(self, *args, **kwargs)
graph():
    %args : [num_users=1] = placeholder[target=*args]
    %kwargs : [num_users=1] = placeholder[target=**kwargs]
    %call : [num_users=1] = call_function[target=my.function](args = (%args, %kwargs), kwargs = {})
    return call
