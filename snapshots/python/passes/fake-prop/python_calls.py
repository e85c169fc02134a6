


def forward(self, x):
    size = x.size(0)
    view = x.view(size, -1);  x = size = None
    add = view + 1.5;  view = None
    relu = torch.nn.functional.relu(add, inplace = False);  add = None
    mean = relu.mean(dim = -1, keepdim = True);  relu = None
    return mean
    