//@ intent: an unknown option is refused with those that there are, and where
//@ pipeline: dce{keep=true}
//@ error: erase_random
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
