//@ intent: the error says which pass failed, at which step, after which others
//@ pipeline: cse,dce,shape-prop,dce
//@ input: f32[3] uniform(seed=1)
//@ error: pass `shape-prop` failed (step 3 of 4, after cse, dce)
//@ error: node `mm`
graph():
    %x : [num_users=1] = placeholder[target=x]
    %mm : [num_users=1] = call_function[target=torch.ops.aten.mm.default](args = (%x, %x), kwargs = {})
    return mm
