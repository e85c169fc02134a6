//@ intent: names that Python or the text itself needs are not taken by nodes or inputs
//@ check: def forward(self, 
//@ check-not: lambda =
graph():
    %torch_1 : [num_users=1] = placeholder[target=torch]
    %self_1 : [num_users=1] = placeholder[target=self]
    %class_1 : [num_users=1] = placeholder[target=class]
    %len_1 : [num_users=1] = call_function[target=len](args = (%torch_1,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%self_1,), kwargs = {})
    %lambda_1 : [num_users=1] = call_method[target=add](args = (%relu, %class_1), kwargs = {})
    return (len_1, lambda_1)
