


def forward(self, h, x):
    w = self.w
    q = torch.ops.aten.transpose.int(h, 1, 2);  h = None
    bias = torch.ops.aten.add.Tensor(w, x);  w = None
    plain = torch.ops.aten.scaled_dot_product_attention.default(q, q, q, x);  x = None
    learned = torch.ops.aten.scaled_dot_product_attention.default(q, q, q, bias);  q = bias = None
    return (plain, learned)
    