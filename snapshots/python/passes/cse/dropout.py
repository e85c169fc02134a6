


def forward(self, x):
    training = torch.ops.aten.dropout.default(x, 0.5, True)
    training_1 = torch.ops.aten.dropout.default(x, 0.5, True)
    evaluation = torch.ops.aten.dropout.default(x, 0.5, False)
    evaluation_1 = torch.ops.aten.dropout.default(x, 0.5, False);  x = None
    return (training, training_1, evaluation, evaluation_1)
    