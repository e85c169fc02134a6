//@ intent: an unknown pass is refused with the nearest name
//@ pipeline: dce,fuse-conv-bm
//@ error: there is no pass `fuse-conv-bm`
//@ error: fuse-conv-bn
graph():
    %x : [num_users=1] = placeholder[target=x]
    return x
