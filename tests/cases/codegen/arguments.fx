//@ intent: every kind of argument in its Python spelling
//@ check: slice(None, None, 2)
//@ check: torch.float16
//@ check: device(type='cuda', index=1)
//@ check: inf
graph():
    %x : [num_users=6] = placeholder[target=x]
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%x, (slice(None, None, 2), Ellipsis, None)), kwargs = {})
    %to : [num_users=1] = call_method[target=to](args = (%x, torch.float16, torch.preserve_format), kwargs = {})
    %full : [num_users=1] = call_function[target=torch.ops.aten.full.default](args = ([2, 3], inf), kwargs = {dtype: torch.float32, device: cuda:1, pin_memory: False})
    %cat : [num_users=1] = call_function[target=torch.ops.aten.cat.default](args = ([%x, %x], -1), kwargs = {})
    %call : [num_users=1] = call_function[target=my.function](args = (%x, 1, 2.5, True, None, text, (1,), {a: %x, b: [1, 2]}, 1e-05, 3j), kwargs = {})
    return (getitem, to, full, cat, call)
