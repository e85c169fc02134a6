"""Writes ``tests/data/zoo/outputs.safetensors``: what PyTorch's models answer with weights that both sides make.

    python tools/gen_zoo_goldens.py          # needs torch 2.13.0, torchvision, transformers, safetensors; a minute

One entry for each model of ``crates/fx-zoo``: at most 256 elements of its output, evenly spread. No weights are kept:
each element is a number that follows from the tensor's name and the element's place (``values``), which
``tests/exec/zoo.rs`` computes in the same way. GPT-2 is checked against ``transformers``, whose files it reads.
"""

import math
import pathlib

import torch
import torchvision
from safetensors.torch import save_file

import zoo_models

TORCHVISION = [
    "densenet121", "densenet161", "densenet169", "densenet201", "mobilenet_v3_large", "mobilenet_v3_small", "resnet101",
    "resnet152", "resnet18", "resnet34", "resnet50", "resnext101_32x8d", "resnext50_32x4d", "vit_b_16", "vit_b_32",
    "vit_l_16", "vit_l_32", "wide_resnet101_2", "wide_resnet50_2",
]  # fmt: skip


def values(name: str, count: int) -> torch.Tensor:
    """``count`` numbers from -1 to 1: a hash of the name, mixed with the element's place (32 bits)."""
    seed = 2166136261
    for byte in name.encode():
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    mixed = torch.arange(count, dtype=torch.int64).mul_(2654435761).add_(seed).bitwise_and_(0xFFFFFFFF)
    mixed.bitwise_xor_(mixed >> 16).mul_(2246822507).bitwise_and_(0xFFFFFFFF)
    mixed.bitwise_xor_(mixed >> 13)
    return (mixed & 0xFFFFFF).to(torch.float32).div_(2.0**23).sub_(1.0)


def fill(name: str, tensor: torch.Tensor) -> torch.Tensor:
    """The tensor of this name: of a size that keeps signals as large as they are."""
    if not tensor.is_floating_point():
        return tensor
    found = values(name, tensor.numel()).view(tensor.shape)
    if name.endswith("running_var"):
        return found.mul_(0.5).add_(1.0)
    if tensor.dim() < 2:
        return found.mul_(0.1).add_(1.0 if name.endswith("weight") else 0.0)
    return found.mul_(math.sqrt(3 * tensor.shape[0] / tensor.numel()))


def inputs(name: str) -> torch.Tensor:
    if name.startswith("gpt2"):
        return (torch.arange(16) * 2999 % 50257).view(1, 16)
    if name == "lstm_tagger":
        return torch.arange(12) * 797 % 10000
    size = 64 if name == "unet" else 224
    return values("input", 3 * size * size).view(1, 3, size, size)


def check_against_transformers(model: torch.nn.Module, ids: torch.Tensor, ours: torch.Tensor) -> None:
    from transformers import GPT2Config, GPT2LMHeadModel

    config = GPT2Config(n_embd=model.lm_head.in_features, n_layer=len(model.transformer.h), n_head=model.transformer.h[0].attn.num_heads)
    theirs = GPT2LMHeadModel(config).eval()
    theirs.load_state_dict(model.state_dict(), strict=False)
    difference = (theirs(ids).logits - ours).abs().max() / ours.abs().max()
    assert difference < 1e-5, difference


@torch.no_grad()
def main() -> None:
    outputs = {}
    for name in [*TORCHVISION, *zoo_models.MODELS]:
        make = zoo_models.MODELS.get(name) or getattr(torchvision.models, name)
        model = make().eval()
        for key, tensor in model.state_dict(keep_vars=True).items():
            if key != "lm_head.weight":  # the embedding's
                tensor.data.copy_(fill(key, tensor.data))
        output = model(inputs(name))
        if name == "gpt2":
            check_against_transformers(model, inputs(name), output)
        flat = output.flatten()
        outputs[name] = flat[:: max(1, flat.numel() // 256)][:256].clone()
        print(f"{name}: {tuple(output.shape)}, largest {output.abs().max():.3g}")
    path = pathlib.Path(__file__).resolve().parent.parent / "tests/data/zoo/outputs.safetensors"
    path.parent.mkdir(exist_ok=True)
    save_file(outputs, path)
    print(f"{len(outputs)} outputs, {path.stat().st_size} bytes in {path}")


if __name__ == "__main__":
    main()
