"""Real models for ``export_corpus.py --big``: torchvision, transformers and timm.

Weights are random (seeded, nothing is downloaded) and batch norms get statistics and weights that
are not neutral, so that folding them shows in the outputs. Transformers models have small
configurations. Each program is exported once as it is; those marked ``core`` again decomposed.
"""

import torch
from corpus_small import Case, randomise_norms
from torch import nn
from torch.export import Dim

CASES: list[Case] = []


def untrained(net: nn.Module) -> nn.Module:
    """Eval mode with norms randomised; weights that start as zeros (heads of ViT) get values."""
    for parameter in net.parameters():
        if parameter.dim() > 1 and not parameter.any():
            nn.init.normal_(parameter, std=0.02)
    return randomise_norms(net).eval()


class Plain(nn.Module):
    """Gives a transformers model plain tensors in and a tuple out."""

    def __init__(self, model: nn.Module, *outputs: str):
        super().__init__()
        self.model = model
        self.outputs = outputs

    def forward(self, *inputs: torch.Tensor):
        """The named fields of the model's output."""
        result = self.model(*inputs, return_dict=True)
        return tuple(getattr(result, name) for name in self.outputs)


def add(name: str, intent: str, build, **options) -> None:
    """Registers a program."""
    CASES.append(Case(name, intent, build, **options))


def vision(name: str, shape: tuple, core: bool = False, dynamic: object = None, **arguments) -> None:
    """Registers a torchvision model."""

    def build():
        import torchvision

        net = torchvision.models.get_model(name, weights=None, **arguments)
        return untrained(net), (torch.randn(shape),), {}

    add(name, f"torchvision {name}, random weights", build, core=core, dynamic=dynamic)


def timm_model(name: str, shape: tuple, **arguments) -> None:
    """Registers a timm model."""

    def build():
        import timm

        net = timm.create_model(name, pretrained=False, **arguments)
        return untrained(net), (torch.randn(shape),), {}

    add("timm_" + name, f"timm {name}, random weights", build)


def language(name: str, build_model, inputs, outputs, **options) -> None:
    """Registers a transformers model."""

    def build():
        net = build_model().eval()
        return Plain(net, *outputs).eval(), inputs(), {}

    add(name, f"transformers {name}, a small configuration with random weights", build, **options)


IMAGE = (1, 3, 224, 224)
vision("resnet18", (2, 3, 224, 224), core=True, dynamic=({0: Dim("batch", min=1, max=64)},))
vision("resnet50", IMAGE)
vision("mobilenet_v3_small", IMAGE, core=True)
vision("vit_b_16", IMAGE)
vision("swin_t", IMAGE)
vision("densenet121", IMAGE)
vision("efficientnet_b0", IMAGE)
vision("squeezenet1_1", IMAGE)
vision("googlenet", IMAGE, init_weights=False)
vision("shufflenet_v2_x1_0", IMAGE)
vision("convnext_tiny", IMAGE)
vision("mnasnet1_0", IMAGE)
vision("regnet_y_400mf", IMAGE)
vision("vgg11_bn", (1, 3, 64, 64))
vision("deeplabv3_mobilenet_v3_large", (1, 3, 128, 128), weights_backbone=None)
vision("lraspp_mobilenet_v3_large", (1, 3, 128, 128), weights_backbone=None)
vision("r3d_18", (1, 3, 8, 56, 56))


def raft():
    """RAFT with four refinement steps on a small pair of images."""
    import torchvision

    class Steps(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = randomise_norms(torchvision.models.optical_flow.raft_small(weights=None))

        def forward(self, first, second):
            return self.net(first, second, num_flow_updates=4)

    return Steps().eval(), (torch.rand(1, 3, 128, 128), torch.rand(1, 3, 128, 128)), {}


add("raft_small", "torchvision raft_small, four steps, random weights", raft)

timm_model("mixer_s32_224", IMAGE)
timm_model("ghostnet_100", IMAGE)
timm_model("resnest14d", IMAGE)
timm_model("deit_tiny_patch16_224", IMAGE)
timm_model("pit_ti_224", IMAGE)


def ids(rows: int, length: int) -> torch.Tensor:
    """Random token numbers below 99."""
    return torch.randint(1, 99, (rows, length))


def _bert():
    from transformers import BertConfig, BertModel

    return BertModel(
        BertConfig(vocab_size=99, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64)
    )


def _distilbert():
    from transformers import DistilBertConfig, DistilBertModel

    return DistilBertModel(DistilBertConfig(vocab_size=99, dim=32, n_layers=2, n_heads=4, hidden_dim=64))


def _gpt2():
    from transformers import GPT2Config, GPT2LMHeadModel

    return GPT2LMHeadModel(
        # Its fused attention decomposes to a layout that a later view refuses; the plain one does not.
        GPT2Config(
            vocab_size=99, n_positions=64, n_embd=32, n_layer=2, n_head=4, use_cache=False, attn_implementation="eager"
        )
    )


def _t5():
    from transformers import T5Config, T5EncoderModel

    return T5EncoderModel(T5Config(vocab_size=99, d_model=32, d_kv=8, d_ff=64, num_layers=2, num_heads=4))


def _llama():
    from transformers import LlamaConfig, LlamaForCausalLM

    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=99, hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
            num_key_value_heads=2, use_cache=False,
        )
    )  # fmt: skip


def _vit():
    from transformers import ViTConfig, ViTModel

    return ViTModel(
        ViTConfig(
            hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64, image_size=32, patch_size=8
        )
    )


def _mask():
    return torch.tensor([[1] * 8, [1] * 5 + [0] * 3])


language("bert", _bert, lambda: (ids(2, 8), _mask()), ("last_hidden_state", "pooler_output"), core=True)
language("distilbert", _distilbert, lambda: (ids(2, 8), _mask()), ("last_hidden_state",))
language("gpt2", _gpt2, lambda: (ids(2, 8),), ("logits",), core=True)
language("t5_encoder", _t5, lambda: (ids(2, 8), _mask()), ("last_hidden_state",))
language("llama", _llama, lambda: (ids(2, 8),), ("logits",))
language("hf_vit", _vit, lambda: (torch.randn(1, 3, 32, 32),), ("last_hidden_state", "pooler_output"))


def train_resnet():
    """ResNet-18 in train mode: batch norms write their statistics."""
    import torchvision

    net = torchvision.models.resnet18(weights=None)
    return randomise_norms(net).train(), (torch.randn(2, 3, 64, 64),), {}


def encoder():
    """An encoder of two layers with a mask."""
    layer = nn.TransformerEncoderLayer(32, 4, 64, batch_first=True)
    net = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
    return net.eval(), (torch.randn(2, 6, 32),), {}


add("resnet18_train", "torchvision resnet18 in train mode", train_resnet, core=True)
add("encoder", "two transformer encoder layers", encoder, core=True)
add("gru_steps", "a GRU unrolled by decomposition", lambda: (nn.GRU(8, 8, 2).eval(), (torch.randn(6, 2, 8),), {}), core=True)
