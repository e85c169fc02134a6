


def forward(self, x, y):
    einsum = torch.functional.einsum('ij,jk->ik', x, y)
    einsum_1 = torch.functional.einsum('ij,kj->ik', [x, y])
    getitem = x[0]
    getitem_1 = y[1]
    meshgrid = torch.functional.meshgrid(getitem, getitem_1, indexing = 'ij');  getitem = getitem_1 = None
    block_diag = torch.functional.block_diag(x, y)
    broadcast_tensors = torch.functional.broadcast_tensors(x, y);  x = y = None
    return (einsum, einsum_1, meshgrid, block_diag, broadcast_tensors)
    