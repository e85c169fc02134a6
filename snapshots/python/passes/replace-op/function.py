


def forward(self, x):
    relu = torch.relu(x);  x = None
    relu_1 = torch.relu(relu);  relu = None
    relu_2 = relu_1.relu();  relu_1 = None
    return relu_2
    