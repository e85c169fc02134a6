//@ intent: types and defaults of inputs are in the signature
//@ check: def forward(self, x : torch.Tensor, scale : float = 2.0)
graph():
    %x : torch.Tensor [num_users=1] = placeholder[target=x]
    %scale : float [num_users=1] = placeholder[target=scale](default=2.0)
    %mul : [num_users=1] = call_function[target=torch.mul](args = (%x, %scale), kwargs = {})
    return mul
