


def forward(self, x):
    triton_kernel_wrapper_mutation = torch.ops.higher_order.triton_kernel_wrapper_mutation(kernel_idx = 0, grid = [(1, 1, 1)], kwargs = {'out': x});  triton_kernel_wrapper_mutation = None
    triton_kernel_wrapper_mutation_1 = torch.ops.higher_order.triton_kernel_wrapper_mutation(kernel_idx = 0, grid = [(1, 1, 1)], kwargs = {'out': x});  triton_kernel_wrapper_mutation_1 = None
    return x
    