


def forward(self, input):
    input_1 = input
    block = self.block(input_1);  input_1 = None
    head = self.head(block);  block = None
    return head
    