//@ intent: a module whose name is a keyword of Python is called all the same
//@ issue: pytorch#188538
//@ check: getattr(self, "class")(x)
module Net:
    class : torch.nn.modules.activation.ReLU(inplace=False)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %class_1 : [num_users=1] = call_module[target=class](args = (%x,), kwargs = {})
    return class_1
