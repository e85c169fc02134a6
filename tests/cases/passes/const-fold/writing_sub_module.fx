//@ intent: a sub-module that counts its calls in its own buffer is no constant, though it depends on no input
//@ issue: pytorch#167443
//@ pipeline: const-fold,dce
//@ check: call_module[target=counter]
//@ check-not: _folded
//@ input: f32[1] zeros
module Net:
    counter = program:
        module Counter:
            calls = buffer f32[1] zeros
        graph():
            %calls : [num_users=1] = get_attr[target=calls]
            %add_ : [num_users=1] = call_function[target=torch.ops.aten.add_.Tensor](args = (%calls, 1), kwargs = {})
            %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%add_, 1), kwargs = {})
            return mul
graph():
    %x : [num_users=1] = placeholder[target=x]
    %counter : [num_users=1] = call_module[target=counter](args = (), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %counter), kwargs = {})
    return add
