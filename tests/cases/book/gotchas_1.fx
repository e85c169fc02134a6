//@ intent: what an example of the book ends with
//@ golden-only: the page checks the example

module Sequential:
    . : torch.nn.modules.module.Module(training=True)
    0 : torch.nn.modules.dropout.Dropout(p=0.5, inplace=False, training=True)
graph():
    %input_1 : [num_users=1] = placeholder[target=input]
    %_0 : [num_users=1] = call_module[target=0](args = (%input_1,), kwargs = {})
    return _0
