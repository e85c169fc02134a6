


def forward(self, x):
    dropout = torch.nn.functional.dropout(x, p = 0.5, training = False);  x = None
    relu = torch.relu(dropout, no = 1);  dropout = None
    mine = my_function(relu, b = 1, a = 2);  relu = None
    return mine
    