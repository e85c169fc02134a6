//@ intent: an operator without a rule is an error that names those that have one
//@ pipeline: decompose{only=relu}
//@ error: there is no rule for `relu`; there are `_log_softmax`, `_softmax`, `addcdiv`
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
