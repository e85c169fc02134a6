


def forward(self, x):
    relu = torch.relu(x);  x = None
    return relu
    