//@ intent: without names there is nothing to replace
//@ pipeline: replace-op
//@ error: the option `from` names no function; write `from=torch.relu`
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
