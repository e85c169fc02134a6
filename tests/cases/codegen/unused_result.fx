//@ intent: the result of a write that nobody uses is let go at once, with what it was made of
//@ issue: pytorch#131025
//@ check: copy_ = neg.copy_(x);
//@ check: neg = copy_ = None
graph():
    %x : [num_users=3] = placeholder[target=x]
    %neg : [num_users=1] = call_function[target=torch.neg](args = (%x,), kwargs = {})
    %copy_ : [num_users=0] = call_method[target=copy_](args = (%neg, %x), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    return relu
