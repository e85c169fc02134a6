//@ intent: a switch of a mode between two calls keeps them apart, also calls without inputs
//@ pipeline: cse
//@ check: %zeros_1
graph():
    %zeros : [num_users=1] = call_function[target=torch.ops.aten.zeros.default](args = ([2],), kwargs = {})
    %_enter_autocast : [num_users=1] = call_function[target=torch.amp.autocast_mode._enter_autocast](args = (cpu, torch.bfloat16, True, False), kwargs = {})
    %zeros_1 : [num_users=1] = call_function[target=torch.ops.aten.zeros.default](args = ([2],), kwargs = {})
    %_exit_autocast : [num_users=0] = call_function[target=torch.amp.autocast_mode._exit_autocast](args = (%_enter_autocast,), kwargs = {})
    return (zeros, zeros_1)
