//@ intent: readable text and pictures show what is known of the values
//@ golden-only: the plain code shows no shapes; the goldens of the other views do
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[s0, 3]
    %t : [num_users=1] = call_function[target=torch.ops.aten.t.default](args = (%x,), kwargs = {})  # f32[3, s0][1, 3]
    %size : [num_users=1] = call_function[target=torch.ops.aten.sym_size.int](args = (%t, 1), kwargs = {})  # Sym(s0)
    return (t, size)
