"""Runs modules that torch.fx traced in ``fx-opt`` and compares the answers with PyTorch's.

    python tools/check_running.py target/debug/fx-opt [--timm | --transformers] [--dynamo] [FILTER]

Needs torch 2.13.0 and torchvision (timm, transformers). Each model is made with random weights from a fixed seed, in
evaluation mode, and nothing is downloaded. It is traced by ``torch.fx.symbolic_trace``, or, with ``--dynamo`` and for
transformers, which that cannot trace, by ``torch._dynamo.export``, which also gives a graph of Python's functions and
methods. ``fx_dump`` writes it with its weights, and ``fx-opt run dce --verify numerics`` runs it on the same inputs;
PyTorch's own first output lies beside them, and ``fx-opt`` fails when its answer is another.
The last line is how many agree, of how many that could be traced.
"""

import argparse
import contextlib
import inspect
import logging
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import fx_dump  # noqa: E402


def torchvision_models():
    """Name, a function that makes the model, and its inputs."""
    from torchvision import models

    for name in models.list_models():
        if name.startswith("quantized"):
            continue
        size = 299 if "inception" in name else 224
        shape = (1, 3, size, size)
        if name in ("r3d_18", "mc3_18", "r2plus1d_18"):
            shape = (1, 3, 8, 64, 64)
        elif name.startswith(("mvit", "swin3d")):
            shape = (1, 3, 16, 224, 224)
        elif name == "s3d":
            shape = (1, 3, 16, 224, 224)
        kwargs = {"weights": None}
        if "weights_backbone" in inspect.signature(models.get_model_builder(name)).parameters:
            kwargs["weights_backbone"] = None
        if name in ("googlenet", "inception_v3"):
            kwargs["init_weights"] = False
        inputs = [torch.randn(shape)]
        if name.startswith("raft"):
            inputs = [torch.randn(1, 3, 128, 128), torch.randn(1, 3, 128, 128)]
        elif name.startswith(("fasterrcnn", "fcos", "keypointrcnn", "maskrcnn", "retinanet", "ssd")):
            inputs = [[torch.rand(3, 224, 224)]]
        yield name, (lambda name=name, kwargs=kwargs: models.get_model(name, **kwargs)), inputs


def timm_models():
    """One of each of timm's families, small ones where the name says so."""
    import timm

    words = "atto femto pico nano xxs xxtiny tiny test xsmall small mini 050 _18 18 26 b0 s12 s24 16_224".split()
    size = lambda name: next((at for at, word in enumerate(words) if word in name), len(words))  # noqa: E731
    for family in timm.list_modules():
        names = sorted(timm.list_models(module=family), key=lambda name: (size(name), len(name), name))
        if not names:
            continue
        name = names[0]
        shape = timm.get_pretrained_cfg(name).input_size if timm.get_pretrained_cfg(name) else (3, 224, 224)
        yield f"{family} {name}", (lambda name=name: timm.create_model(name, pretrained=False)), [torch.randn(1, *shape)]


def transformers_models():
    """Small ones of many architectures."""
    import transformers

    small = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, vocab_size=100)
    decoder = small | dict(num_key_value_heads=2, max_position_embeddings=64, use_cache=False, pad_token_id=0)
    gpt = dict(n_embd=32, n_layer=2, n_head=2, vocab_size=100, use_cache=False)
    names = dict.fromkeys("Bert Roberta XLMRoberta Electra MPNet Ernie Camembert DebertaV2 RoFormer MobileBert MegatronBert Nystromformer".split(), small)
    names |= dict.fromkeys("Llama Mistral Qwen2 Qwen3 Phi Phi3 StableLm Starcoder2 Cohere Olmo Olmo2 GPTNeoX Granite Glm Gemma Gemma2 Persimmon Mixtral Helium Nemotron SmolLM3".split(), decoder)
    for name in ("Gemma", "Gemma2", "Glm", "Helium", "Qwen3", "SmolLM3"):
        names[name] = decoder | dict(head_dim=16)
    for name in ("GPT2", "GPTJ", "CodeGen"):
        names[name] = gpt | dict(rotary_dim=8)
    names |= {
        "Albert": small | dict(embedding_size=16), "DistilBert": dict(dim=32, n_layers=2, n_heads=2, hidden_dim=64, vocab_size=100),
        "OPT": dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, ffn_dim=64, vocab_size=100, word_embed_proj_dim=32, use_cache=False),
        "Bloom": dict(hidden_size=32, n_layer=2, n_head=2, vocab_size=100, use_cache=False), "Falcon": dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, vocab_size=100, use_cache=False),
        "GPTNeo": dict(hidden_size=32, num_layers=2, num_heads=2, attention_types=[[["global", "local"], 1]], vocab_size=100, use_cache=False), "Mpt": dict(d_model=32, n_layers=2, n_heads=2, vocab_size=100, use_cache=False),
        "T5Encoder": dict(d_model=32, d_kv=16, d_ff=64, num_layers=2, num_heads=2, vocab_size=100), "XLNet": dict(d_model=32, n_layer=2, n_head=2, d_inner=64, vocab_size=100),
        "FNet": small, "Mamba": dict(hidden_size=32, num_hidden_layers=2, state_size=4, vocab_size=100, use_cache=False), "ModernBert": small | dict(global_attn_every_n_layers=2, pad_token_id=0),
    }  # fmt: skip
    # The others run an operator that transformers registers in Python.
    names["Mixtral"] = decoder | dict(experts_implementation="eager")
    for name, options in names.items():
        config = {"T5Encoder": "T5"}.get(name, name)

        def make(name=name, config=config, options=options):
            return getattr(transformers, name + "Model")(getattr(transformers, config + "Config")(**options))

        yield name, make, [torch.randint(1, 99, (1, 12))]

    shape = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, image_size=32, patch_size=8)
    stages = dict(embed_dim=16, depths=[1, 1], num_heads=[2, 2], image_size=32, patch_size=2, window_size=4)
    convs = dict(embedding_size=16, hidden_sizes=[16, 32], depths=[1, 1])
    for name, options in {
        "ViT": shape, "DeiT": shape, "Beit": shape | dict(use_relative_position_bias=True), "Dinov2": shape, "CLIPVision": shape, "SiglipVision": shape, "ViTMAE": shape, "ViTMSN": shape,
        "Swin": stages, "Swinv2": stages, "ResNet": convs, "ConvNext": dict(hidden_sizes=[16, 32], depths=[1, 1], num_stages=2), "ConvNextV2": dict(hidden_sizes=[16, 32], depths=[1, 1], num_stages=2), "RegNet": convs | dict(groups_width=16), "PoolFormer": {}, "MobileNetV1": {}, "MobileNetV2": {}, "MobileViT": {},
        "Segformer": dict(hidden_sizes=[16, 16, 32, 32], depths=[1, 1, 1, 1]), "Levit": {}, "Cvt": {}, "Pvt": {}, "EfficientNet": {}, "FocalNet": dict(embed_dim=16, depths=[1, 1], focal_levels=[2, 2], focal_windows=[3, 3], image_size=32),
    }.items():  # fmt: skip
        size = options.get("image_size", 224)

        def make(name=name, options=options):
            return getattr(transformers, name + "Model")(getattr(transformers, name + "Config")(**options))

        yield name, make, [torch.randn(1, 3, size, size)]


def traced_by_dynamo(model, inputs):
    """A graph of the functions and methods that the model calls."""
    torch._dynamo.reset()
    return torch._dynamo.export(model, aten_graph=False, same_signature=False)(*inputs)[0]


def first_tensor(value):
    """The first tensor of a result."""
    leaves, _ = torch.utils._pytree.tree_flatten(value)
    return next(leaf for leaf in leaves if isinstance(leaf, torch.Tensor))


def calibrate(model, inputs):
    """Gives the batch norms the statistics of the inputs, so that numbers stay moderate in deep models."""
    if not all(isinstance(x, torch.Tensor) for x in inputs):
        return
    norms = [m for m in model.modules() if isinstance(m, torch.nn.modules.batchnorm._BatchNorm)]
    batch = [torch.cat([x, x.flip(-1)]) for x in inputs]
    with torch.no_grad(), contextlib.suppress(ValueError):
        for norm in norms:
            norm.momentum = 0.9
            norm.train()
        model(*batch)
    for norm in norms:
        norm.momentum = 0.1
        norm.eval()


def check(fx_opt, folder, make, inputs, trace):
    """What is wrong with one model, or nothing."""
    torch.manual_seed(0)
    model = make().eval()
    calibrate(model, inputs)
    try:
        traced = trace(model, inputs)
    except Exception as error:
        return f"not traceable: {type(error).__name__}: {(str(error).splitlines() or [''])[0][:200]}"
    inputs, _ = torch.utils._pytree.tree_flatten(inputs)
    path = folder / "model.json"
    # Before the run, which may write to what the model keeps.
    fx_dump.dump(traced, path)
    given = [x.clone() for x in inputs]
    with torch.no_grad():
        expected = first_tensor(torch.fx.Interpreter(traced).run(*given, enable_io_processing=False))
        again = first_tensor(torch.fx.Interpreter(traced).run(*(x.clone() for x in inputs), enable_io_processing=False))
    if not torch.allclose(expected, again, equal_nan=True):
        return "not comparable: it answers by chance, or otherwise when it is asked again"
    tensors = {f"in.{at}": value for at, value in enumerate(inputs)}
    data = folder / "data.safetensors"
    with open(data, "wb") as file:
        fx_dump._write_safetensors(file, {**tensors, "outputs": expected.contiguous()})
    done = subprocess.run(
        [fx_opt, "run", "dce", str(path), "--verify", "numerics", "--inputs", str(data), "--emit", "table"],
        capture_output=True,
        text=True,
    )
    return "" if done.returncode == 0 else done.stderr.strip().replace("\n", " ")[-400:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fx_opt")
    parser.add_argument("filter", nargs="?", default="", help="a regular expression that the name must match")
    parser.add_argument("--timm", action="store_true")
    parser.add_argument("--transformers", action="store_true")
    parser.add_argument("--dynamo", action="store_true", help="trace by torch._dynamo.export")
    args = parser.parse_args()
    warnings.filterwarnings("ignore")
    logging.disable(logging.ERROR)
    torch.manual_seed(0)
    models = transformers_models() if args.transformers else timm_models() if args.timm else torchvision_models()
    trace = traced_by_dynamo if args.dynamo or args.transformers else lambda model, _: torch.fx.symbolic_trace(model)
    equal = total = 0
    for name, make, inputs in models:
        if not re.search(args.filter, name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                wrong = check(args.fx_opt, pathlib.Path(folder), make, inputs, trace)
            except Exception as error:  # One model that cannot be made says nothing of the others.
                wrong = f"not made: {type(error).__name__}: {(str(error).splitlines() or [''])[0][:200]}"
        if wrong.startswith("not "):
            print(f"{name}: {wrong}", flush=True)
            continue
        total += 1
        equal += not wrong
        print(f"{name}: {wrong or 'equal'}", flush=True)
    print(f"{equal} of {total} equal")


if __name__ == "__main__":
    main()
