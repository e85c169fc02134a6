//@ intent: operators that write keep writing
//@ check: x += 1
//@ check: setitem
graph():
    %x : [num_users=3] = placeholder[target=x]
    %iadd : [num_users=1] = call_function[target=operator.iadd](args = (%x, 1), kwargs = {})
    %setitem : [num_users=0] = call_function[target=operator.setitem](args = (%x, 0, 5), kwargs = {})
    return iadd
