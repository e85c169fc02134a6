//@ intent: an input called as a constant is does not stand for it
//@ issue: pytorch#198072
//@ check: def forward(self, inf_1, nan_1):
//@ check: torch.add(inf_1, inf)
//@ check: torch.add(add, nan)
graph():
    %inf_1 : [num_users=1] = placeholder[target=inf]
    %nan_1 : [num_users=1] = placeholder[target=nan]
    %add : [num_users=1] = call_function[target=torch.add](args = (%inf_1, inf), kwargs = {})
    %add_1 : [num_users=1] = call_function[target=torch.add](args = (%add, nan), kwargs = {})
    %add_2 : [num_users=1] = call_function[target=torch.add](args = (%add_1, %nan_1), kwargs = {})
    return add_2
