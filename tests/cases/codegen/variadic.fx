//@ intent: functions of any number of tensors, each by itself or in one list
//@ check: torch.functional.einsum('ij,jk->ik', x, y)
//@ check: torch.functional.einsum('ij,kj->ik', [x, y])
//@ check: torch.functional.meshgrid(getitem, getitem_1, indexing = 'ij')
graph():
    %x : [num_users=5] = placeholder[target=x]  # f32[2, 2]
    %y : [num_users=5] = placeholder[target=y]  # f32[2, 2]
    %einsum : [num_users=1] = call_function[target=torch.functional.einsum](args = (ij,jk->ik, %x, %y), kwargs = {})
    %einsum_1 : [num_users=1] = call_function[target=torch.functional.einsum](args = (ij,kj->ik, [%x, %y]), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%x, 0), kwargs = {})
    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%y, 1), kwargs = {})
    %meshgrid : [num_users=1] = call_function[target=torch.functional.meshgrid](args = (%getitem, %getitem_1), kwargs = {indexing: ij})
    %block_diag : [num_users=1] = call_function[target=torch.functional.block_diag](args = (%x, %y), kwargs = {})
    %broadcast_tensors : [num_users=1] = call_function[target=torch.functional.broadcast_tensors](args = (%x, %y), kwargs = {})
    return (einsum, einsum_1, meshgrid, block_diag, broadcast_tensors)
