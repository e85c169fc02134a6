//@ intent: a cast to the type that is there goes; one to another type or device, and a forced copy, stay
//@ pipeline: remove-identity
//@ check-not: %a :
//@ check-not: %b :
//@ check: %c :
//@ check: %d :
//@ check: %e :
graph():
    %x : [num_users=1] = placeholder[target=x]  # f32[4]
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%x,), kwargs = {})  # f32[4]
    %a : [num_users=1] = call_function[target=torch.ops.aten.to.dtype](args = (%neg, torch.float32), kwargs = {})  # f32[4]
    %b : [num_users=1] = call_function[target=torch.ops.aten._to_copy.default](args = (%a,), kwargs = {dtype: torch.float32})  # f32[4]
    %c : [num_users=1] = call_function[target=torch.ops.aten.to.dtype](args = (%b, torch.float64), kwargs = {})  # f64[4]
    %d : [num_users=1] = call_function[target=torch.ops.aten.to.dtype](args = (%c, torch.float64, False, True), kwargs = {})  # f64[4]
    %e : [num_users=1] = call_function[target=torch.ops.aten._to_copy.default](args = (%d,), kwargs = {dtype: torch.float64, device: cpu})  # f64[4]
    return e
