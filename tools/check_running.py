"""Runs modules that torch.fx traced in ``fx-opt`` and compares the answers with PyTorch's.

    python tools/check_running.py target/debug/fx-opt [--timm] [FILTER]

Needs torch 2.13.0 and torchvision. Each model is made with random weights from a fixed seed, in evaluation mode, traced by
``torch.fx.symbolic_trace``, written by ``fx_dump`` with its weights, and run by ``fx-opt run dce --verify numerics`` on the
same inputs; PyTorch's own first output lies beside them, and ``fx-opt`` fails when its answer is another.
The last line is how many agree, of how many.
"""

import argparse
import contextlib
import pathlib
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
        if "resnet" in name and "_v3" in name or "lraspp" in name or name.startswith(("fcn", "deeplab")):
            kwargs["weights_backbone"] = None
        if name in ("googlenet", "inception_v3"):
            kwargs["init_weights"] = False
        yield name, (lambda name=name, kwargs=kwargs: models.get_model(name, **kwargs)), (shape,)


def timm_models():
    """A spread of timm's families."""
    import timm

    for name in """resnet26d res2net50_26w_4s convnext_atto efficientnet_b0 mobilenetv3_small_100 ghostnet_100 regnety_002
        densenet121 dla34 hrnet_w18_small vgg11_bn mixer_s32_224 resmlp_12_224 gmlp_s16_224 vit_tiny_patch16_224
        deit_tiny_patch16_224 cait_xxs24_224 levit_128s poolformer_s12 mobilevit_xxs repvgg_a0 selecsls42b
        tinynet_e hardcorenas_a lcnet_050 fbnetc_100 mnasnet_small semnasnet_075 spnasnet_100 rexnet_100""".split():
        yield name, (lambda name=name: timm.create_model(name, pretrained=False)), ((1, 3, 224, 224),)


def first_tensor(value):
    """The first tensor of a result."""
    leaves, _ = torch.utils._pytree.tree_flatten(value)
    return next(leaf for leaf in leaves if isinstance(leaf, torch.Tensor))


def calibrate(model, inputs):
    """Gives the batch norms the statistics of the inputs, so that numbers stay moderate in deep models."""
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


def check(fx_opt, folder, make, shapes):
    """What is wrong with one model, or nothing."""
    torch.manual_seed(0)
    model = make().eval()
    inputs = [torch.randn(shape) for shape in shapes]
    calibrate(model, inputs)
    try:
        traced = torch.fx.symbolic_trace(model)
    except Exception as error:
        return f"not traceable: {str(error).splitlines()[0]}"
    with torch.no_grad():
        expected = first_tensor(traced(*inputs))
    path = folder / "model.json"
    fx_dump.dump(traced, path)
    tensors = {f"in.{at}": value for at, value in enumerate(inputs)}
    data = folder / "data.safetensors"
    with open(data, "wb") as file:
        fx_dump._write_safetensors(file, {**tensors, "outputs": expected.contiguous()})
    done = subprocess.run(
        [fx_opt, "run", "dce", str(path), "--verify", "numerics", "--inputs", str(data), "--emit", "table"],
        capture_output=True,
        text=True,
    )
    for left in folder.iterdir():
        left.unlink()
    return "" if done.returncode == 0 else done.stderr.strip().replace("\n", " ")[-400:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fx_opt")
    parser.add_argument("filter", nargs="?", default="")
    parser.add_argument("--timm", action="store_true")
    args = parser.parse_args()
    warnings.filterwarnings("ignore")
    models = list(timm_models() if args.timm else torchvision_models())
    equal = total = 0
    for name, make, shapes in models:
        if args.filter not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                wrong = check(args.fx_opt, pathlib.Path(folder), make, shapes)
            except Exception as error:  # One model that cannot be made says nothing of the others.
                wrong = f"not made: {type(error).__name__}: {str(error).splitlines()[0]}"
        if wrong.startswith("not "):
            print(f"{name}: {wrong}")
            continue
        total += 1
        equal += not wrong
        print(f"{name}: {wrong or 'equal'}", flush=True)
    print(f"{equal} of {total} equal")


if __name__ == "__main__":
    main()
