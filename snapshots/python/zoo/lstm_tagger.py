
torch.fx._symbolic_trace.wrap("len")

def forward(self, sentence):
    word_embeddings = self.word_embeddings(sentence)
    len_1 = len(sentence)
    view = word_embeddings.view(len_1, 1, -1);  word_embeddings = len_1 = None
    lstm = self.lstm(view);  view = None
    getitem = lstm[0]
    getitem_1 = lstm[1];  lstm = getitem_1 = None
    len_2 = len(sentence);  sentence = None
    view_1 = getitem.view(len_2, -1);  getitem = len_2 = None
    hidden2tag = self.hidden2tag(view_1);  view_1 = None
    log_softmax = torch.nn.functional.log_softmax(hidden2tag, dim = 1, _stacklevel = 3, dtype = None);  hidden2tag = None
    return log_softmax
    