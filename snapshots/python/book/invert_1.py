


def forward(self, output):
    log = torch.log(output);  output = None
    arctan = torch.arctan(log);  log = None
    arcsin = torch.arcsin(arctan);  arctan = None
    return arcsin
    