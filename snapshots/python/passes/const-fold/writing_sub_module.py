


def forward(self, x):
    counter = self.counter()
    add = torch.ops.aten.add.Tensor(x, counter);  x = counter = None
    return add
    