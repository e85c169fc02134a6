


def forward(self, batch, flag):
    a, b, c, flag, = fx_pytree.tree_flatten_spec(([batch, flag], {}), self._in_spec)
    add = torch.ops.aten.add.Tensor(a, b);  a = b = None
    return pytree.tree_unflatten([add, c], self._out_spec)
    