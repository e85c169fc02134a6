//@ intent: a higher-order operator that is not known, such as the wrapper of a Triton kernel, may write to what it is given
//@ issue: pytorch#181730
//@ pipeline: dce,cse
//@ check: %triton_kernel_wrapper_mutation :
//@ check: %triton_kernel_wrapper_mutation_1 :
graph():
    %x : [num_users=3] = placeholder[target=x]
    %triton_kernel_wrapper_mutation : [num_users=0] = call_function[target=torch.ops.higher_order.triton_kernel_wrapper_mutation](args = (), kwargs = {kernel_idx: 0, grid: [(1, 1, 1)], kwargs: {out: %x}})
    %triton_kernel_wrapper_mutation_1 : [num_users=0] = call_function[target=torch.ops.higher_order.triton_kernel_wrapper_mutation](args = (), kwargs = {kernel_idx: 0, grid: [(1, 1, 1)], kwargs: {out: %x}})
    return x
