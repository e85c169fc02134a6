"""The models of ``crates/fx-zoo`` that torchvision does not have, in PyTorch: what ``gen_parity.py`` and
``gen_zoo_goldens.py`` compare the Rust models with.

The names of the parameters are those of the usual sources, so that their files of weights fit: ``transformers``' GPT-2,
the U-Net of PyTorch Hub (``mateuszbuda/brain-segmentation-pytorch``), the tagger of PyTorch's tutorial on LSTMs.
"""

import collections

import torch
import torch.nn.functional as F
from torch import fx, nn

fx.wrap("len")


# ---------------------------------------------------------------------------------------------------------------------
# GPT-2.


class Conv1D(nn.Module):
    """A linear layer whose weight lies the other way round, as GPT-2's files have it."""

    def __init__(self, nf, nx):
        super().__init__()
        self.nf, self.nx = nf, nx
        self.weight = nn.Parameter(torch.empty(nx, nf))
        self.bias = nn.Parameter(torch.zeros(nf))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, x):
        size_out = x.size()[:-1] + (self.nf,)
        x = torch.addmm(self.bias, x.view(-1, x.size(-1)), self.weight)
        return x.view(size_out)


class GPT2Attention(nn.Module):
    """Attention of each token to itself and those before."""

    def __init__(self, size, heads):
        super().__init__()
        self.embed_dim, self.num_heads = size, heads
        self.c_attn = Conv1D(3 * size, size)
        self.c_proj = Conv1D(size, size)
        self.resid_dropout = nn.Dropout(0.1)

    def forward(self, hidden_states):
        query, key, value = self.c_attn(hidden_states).split(self.embed_dim, dim=2)
        shape = hidden_states.size()[:-1] + (self.num_heads, self.embed_dim // self.num_heads)
        query = query.view(shape).transpose(1, 2)
        key = key.view(shape).transpose(1, 2)
        value = value.view(shape).transpose(1, 2)
        attended = F.scaled_dot_product_attention(
            query, key, value, dropout_p=0.1 if self.training else 0.0, is_causal=True
        )
        attended = attended.transpose(1, 2).reshape(hidden_states.size())
        return self.resid_dropout(self.c_proj(attended))


class GPT2MLP(nn.Module):
    """The two layers that each token goes through alone."""

    def __init__(self, size):
        super().__init__()
        self.c_fc = Conv1D(4 * size, size)
        self.c_proj = Conv1D(size, 4 * size)
        self.act = nn.GELU(approximate="tanh")
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden_states):
        return self.dropout(self.c_proj(self.act(self.c_fc(hidden_states))))


class GPT2Block(nn.Module):
    """Attention and layers, each beside a way around it."""

    def __init__(self, size, heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(size)
        self.attn = GPT2Attention(size, heads)
        self.ln_2 = nn.LayerNorm(size)
        self.mlp = GPT2MLP(size)

    def forward(self, hidden_states):
        hidden_states = hidden_states + self.attn(self.ln_1(hidden_states))
        return hidden_states + self.mlp(self.ln_2(hidden_states))


class GPT2Model(nn.Module):
    """Tokens to hidden states."""

    def __init__(self, vocab, positions, size, layers, heads):
        super().__init__()
        self.wte = nn.Embedding(vocab, size)
        self.wpe = nn.Embedding(positions, size)
        self.drop = nn.Dropout(0.1)
        self.h = nn.ModuleList(GPT2Block(size, heads) for _ in range(layers))
        self.ln_f = nn.LayerNorm(size)

    def forward(self, input_ids):
        position_ids = torch.arange(input_ids.size(1), device=input_ids.device)
        hidden_states = self.drop(self.wte(input_ids) + self.wpe(position_ids))
        for block in self.h:
            hidden_states = block(hidden_states)
        return self.ln_f(hidden_states)


class GPT2LMHeadModel(nn.Module):
    """Tokens to scores of the next token."""

    def __init__(self, vocab=50257, positions=1024, size=768, layers=12, heads=12):
        super().__init__()
        self.transformer = GPT2Model(vocab, positions, size, layers, heads)
        self.lm_head = nn.Linear(size, vocab, bias=False)
        self.lm_head.weight = self.transformer.wte.weight

    def forward(self, input_ids):
        return self.lm_head(self.transformer(input_ids))


# ---------------------------------------------------------------------------------------------------------------------
# The tagger.


class LSTMTagger(nn.Module):
    """Words of one sentence to scores of their tags."""

    def __init__(self, embedding_dim=100, hidden_dim=128, vocab_size=10000, tagset_size=17):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.word_embeddings = nn.Embedding(vocab_size, embedding_dim)
        self.lstm = nn.LSTM(embedding_dim, hidden_dim)
        self.hidden2tag = nn.Linear(hidden_dim, tagset_size)

    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        lstm_out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        tag_space = self.hidden2tag(lstm_out.view(len(sentence), -1))
        return F.log_softmax(tag_space, dim=1)


# ---------------------------------------------------------------------------------------------------------------------
# The U-Net.


def _block(ins, outs, name):
    return nn.Sequential(
        collections.OrderedDict(
            {
                f"{name}conv1": nn.Conv2d(ins, outs, kernel_size=3, padding=1, bias=False),
                f"{name}norm1": nn.BatchNorm2d(outs),
                f"{name}relu1": nn.ReLU(inplace=True),
                f"{name}conv2": nn.Conv2d(outs, outs, kernel_size=3, padding=1, bias=False),
                f"{name}norm2": nn.BatchNorm2d(outs),
                f"{name}relu2": nn.ReLU(inplace=True),
            }
        )
    )


class UNet(nn.Module):
    """Images to masks."""

    def __init__(self, in_channels=3, out_channels=1, init_features=32):
        super().__init__()
        size = init_features
        self.encoder1 = _block(in_channels, size, "enc1")
        self.pool1 = nn.MaxPool2d(kernel_size=2, stride=2)
        self.encoder2 = _block(size, size * 2, "enc2")
        self.pool2 = nn.MaxPool2d(kernel_size=2, stride=2)
        self.encoder3 = _block(size * 2, size * 4, "enc3")
        self.pool3 = nn.MaxPool2d(kernel_size=2, stride=2)
        self.encoder4 = _block(size * 4, size * 8, "enc4")
        self.pool4 = nn.MaxPool2d(kernel_size=2, stride=2)
        self.bottleneck = _block(size * 8, size * 16, "bottleneck")
        self.upconv4 = nn.ConvTranspose2d(size * 16, size * 8, kernel_size=2, stride=2)
        self.decoder4 = _block(size * 16, size * 8, "dec4")
        self.upconv3 = nn.ConvTranspose2d(size * 8, size * 4, kernel_size=2, stride=2)
        self.decoder3 = _block(size * 8, size * 4, "dec3")
        self.upconv2 = nn.ConvTranspose2d(size * 4, size * 2, kernel_size=2, stride=2)
        self.decoder2 = _block(size * 4, size * 2, "dec2")
        self.upconv1 = nn.ConvTranspose2d(size * 2, size, kernel_size=2, stride=2)
        self.decoder1 = _block(size * 2, size, "dec1")
        self.conv = nn.Conv2d(in_channels=size, out_channels=out_channels, kernel_size=1)

    def forward(self, x):
        enc1 = self.encoder1(x)
        enc2 = self.encoder2(self.pool1(enc1))
        enc3 = self.encoder3(self.pool2(enc2))
        enc4 = self.encoder4(self.pool3(enc3))
        x = self.bottleneck(self.pool4(enc4))
        x = self.decoder4(torch.cat((self.upconv4(x), enc4), dim=1))
        x = self.decoder3(torch.cat((self.upconv3(x), enc3), dim=1))
        x = self.decoder2(torch.cat((self.upconv2(x), enc2), dim=1))
        x = self.decoder1(torch.cat((self.upconv1(x), enc1), dim=1))
        return torch.sigmoid(self.conv(x))


# ---------------------------------------------------------------------------------------------------------------------

MODELS = {
    "gpt2": GPT2LMHeadModel,
    "gpt2-medium": lambda: GPT2LMHeadModel(size=1024, layers=24, heads=16),
    "lstm_tagger": LSTMTagger,
    "unet": UNet,
}
