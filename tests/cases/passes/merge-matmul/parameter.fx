//@ intent: two reads of one parameter are one factor, and functions of torch stay functions of torch
//@ pipeline: merge-matmul
//@ check: call_function[target=torch.cat](args = ([%a, %b], 0), kwargs = {})
//@ check: call_function[target=torch.mm](args = (%cat, %w), kwargs = {})
//@ input: f32[2, 3] uniform(seed=1)
//@ input: f32[1, 3] uniform(seed=2)
module Net:
    weight = parameter f32[3, 3] uniform(seed=3)
graph():
    %a : [num_users=1] = placeholder[target=a]  # f32[2, 3]
    %b : [num_users=1] = placeholder[target=b]  # f32[1, 3]
    %w : [num_users=1] = get_attr[target=weight]  # f32[3, 3]
    %w_1 : [num_users=1] = get_attr[target=weight]  # f32[3, 3]
    %matmul : [num_users=1] = call_function[target=torch.matmul](args = (%a, %w), kwargs = {})  # f32[2, 3]
    %matmul_1 : [num_users=1] = call_function[target=torch.matmul](args = (%b, %w_1), kwargs = {})  # f32[1, 3]
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%matmul,), kwargs = {})  # f32[2, 3]
    %relu_1 : [num_users=1] = call_function[target=torch.relu](args = (%matmul_1,), kwargs = {})  # f32[1, 3]
    return (relu, relu_1)
