//@ intent: quotes, backslashes, line breaks and letters of other scripts stay inside their strings
//@ check: \n
//@ check: line\nimport os
graph():
    %x : [num_users=1] = placeholder[target=x]
    %call : [num_users=1] = call_function[target=my.function](args = (%x, 'it\'s', 'a"b', 'line\nimport os', 'back\\slash', 'naïve 漢字', ''), kwargs = {})
    return call
