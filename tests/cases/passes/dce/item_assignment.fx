//@ intent: an assignment to an item is a write and stays, though its value is None
//@ pipeline: dce
//@ check: target=operator.setitem
//@ input: f32[3] values(1, 2, 3)
graph():
    %x : [num_users=2] = placeholder[target=x]
    %setitem : [num_users=0] = call_function[target=operator.setitem](args = (%x, 0, 5), kwargs = {})
    return x
