//@ intent: the returned value keeps its containers
//@ check: return {'a': x, 'b': [x, (x,)]}
graph():
    %x : [num_users=1] = placeholder[target=x]
    return {'a': x, 'b': [x, (x,)]}
