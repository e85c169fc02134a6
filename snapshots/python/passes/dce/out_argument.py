


def forward(self, x, buffer):
    add = torch.ops.aten.add.out(x, 1, out = buffer);  x = add = None
    return buffer
    