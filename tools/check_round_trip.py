"""Takes modules from torch.fx through ``fx-opt`` and back, and compares code and outputs.

    python tools/check_round_trip.py target/debug/fx-opt        # needs torch 2.13.0 and torchvision

For each module: ``fx_dump.dump``, ``fx-opt run "" -o back.json`` and ``-o folder/``; the dump, what fx-opt wrote and the
package must give the same code and, bit for bit, the same outputs and state.
"""

import argparse
import contextlib
import io
import pathlib
import subprocess
import sys
import tempfile
import warnings

import torch
import torch.utils._pytree as pytree

HERE = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(HERE.parent))

import fx_dump  # noqa: E402
import parity_programs as programs  # noqa: E402


def bits(value):
    """A leaf as something to compare: of a tensor its layout and bytes."""
    if not isinstance(value, torch.Tensor):
        return repr(value)
    value = value.detach()
    return value.dtype, value.shape, value.stride(), fx_dump._bytes(value.resolve_conj().resolve_neg())


def same(a, b) -> bool:
    """Whether two results have the same structure and the same bits, NaNs included."""
    (flat, spec), (other, other_spec) = pytree.tree_flatten(a), pytree.tree_flatten(b)
    return spec == other_spec and list(map(bits, flat)) == list(map(bits, other))


def outputs(gm, inputs, kwargs):
    """What a module gives for copies of the inputs, from a fixed seed; or the error that it raises."""
    torch.manual_seed(0)
    copy = lambda tree: pytree.tree_map_only(torch.Tensor, lambda t: t.detach().clone(), tree)  # noqa: E731
    try:
        with torch.no_grad(), contextlib.redirect_stderr(io.StringIO()):
            return gm(*copy(inputs), **copy(kwargs))
    except Exception as error:
        return type(error).__name__, str(error).split("\n")[0]


def state(gm) -> dict:
    """The parameters and buffers by every name they have."""
    return {**dict(gm.named_parameters(remove_duplicate=False)), **dict(gm.named_buffers(remove_duplicate=False))}


def check(fx_opt, folder, name, gm, inputs, kwargs) -> list[str]:
    """The differences of one module."""
    found, built = [], []
    path, back, package = folder / f"{name}.json", folder / f"{name}.back.json", folder / f"p_{name}"
    fx_dump.dump(gm, path)
    for target in (back, f"{package}/"):
        done = subprocess.run(
            [fx_opt, "run", "", str(path), "--verify", "off", "-q", "-o", str(target)], capture_output=True, text=True
        )
        if done.returncode:
            return [f"fx-opt: {done.stderr.strip()}"]
    sys.path.insert(0, str(folder))
    made = __import__(package.name)
    made = getattr(made, made.__all__[0])
    for what, build in (("dump", lambda: fx_dump.load(path)), ("fx-opt", lambda: fx_dump.load(back)), ("package", made)):
        try:
            again = build()
            if what != "package":
                if again.code != gm.code:
                    found.append(f"{what}: other code")
                if str(again.graph) != str(gm.graph):
                    found.append(f"{what}: other graph")
            own, theirs = state(gm), state(again)
            # Constants that are plain attributes come back as buffers that are not saved.
            if not own.keys() <= theirs.keys() or not all(same(own[key], theirs[key]) for key in own):
                found.append(f"{what}: other tensors: {sorted(own.keys() - theirs.keys())[:3]}")
            if gm.state_dict().keys() != again.state_dict().keys():
                found.append(f"{what}: other state_dict")
            if any(a.requires_grad != theirs[key].requires_grad for key, a in own.items() if key in theirs):
                found.append(f"{what}: other requires_grad")
            if {n: m.training for n, m in gm.named_modules()} != {n: m.training for n, m in again.named_modules()}:
                found.append(f"{what}: other training flags")
            built.append((what, again))
        except Exception as error:
            found.append(f"{what}: {type(error).__name__}: {error}")
    sys.path.pop(0)
    # Running may change buffers, so everything is compared before.
    expected = outputs(gm, inputs, kwargs)
    for what, again in built:
        try:
            if not same(expected, outputs(again, inputs, kwargs)):
                found.append(f"{what}: other outputs")
        except Exception as error:
            found.append(f"{what}: {type(error).__name__}: {error}")
    return found


def modules(whole: bool):
    """(name, module, args, kwargs); ``whole``: large ones, too."""
    import corpus_small
    from torch.fx import symbolic_trace

    for case in corpus_small.CASES:
        torch.manual_seed(0)
        net, args, kwargs = case.build()
        program = torch.export.export(net, args, kwargs, dynamic_shapes=case.dynamic, strict=case.strict)
        order = program.call_spec.in_spec.child(1).context or []
        yield f"small_{case.name}", program.module(check_guards=False), args, {key: kwargs[key] for key in order}
    for name, (function, inputs) in programs.make_fx_functions().items():
        yield f"make_fx_{name}", programs.make_fx(function)(*inputs), inputs, {}
    for name, (make, inputs) in programs.runnable().items():
        torch.manual_seed(0)
        yield f"hand_{name}", make(), inputs, {}
    import torchvision

    small = ("resnet18", "mobilenet_v3_small", "googlenet", "lraspp_mobilenet_v3_large", "squeezenet1_1", "shufflenet_v2_x0_5")
    large = ("vit_b_16", "swin_t", "r3d_18", "densenet121", "efficientnet_b0", "convnext_tiny", "regnet_y_400mf", "maxvit_t")
    for name in small + (large if whole else ()):
        torch.manual_seed(0)
        extra = {"weights_backbone": None} if name.startswith("lraspp") else {}
        net = torchvision.models.get_model(name, weights=None, **extra).eval()
        shape = (1, 3, 8, 112, 112) if name == "r3d_18" else (1, 3, 224, 224)
        yield f"trace_{name}", symbolic_trace(net), (torch.randn(shape),), {}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("fx_opt")
    parser.add_argument("--whole", action="store_true", help="large models, too")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    count, wrong = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name, gm, inputs, kwargs in modules(options.whole):
            if options.only not in name:
                continue
            found = check(options.fx_opt, pathlib.Path(folder), name, gm, inputs, kwargs)
            count += 1
            wrong += bool(found)
            for line in found:
                print(f"{name}: {line}"[:400])
    print(f"{count - wrong} of {count} modules came back the same")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
