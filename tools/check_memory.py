"""Compares the most bytes of values that are there at once: generated Python's, and those of ``fx-opt profile``.

    python tools/check_memory.py target/debug/fx-opt [NAME ...]

Needs torch 2.13.0 and torchvision. Each model is traced by ``torch.fx.symbolic_trace`` and run on one input by the code
that torch.fx generates; a dispatch mode sees every operator and adds up the storages that are alive, which parameters,
buffers and the input are not among. ``fx-opt`` gets the same module. The last line is in how many fx needs no more.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import warnings
import weakref

import torch
import torchvision
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import fx_dump  # noqa: E402

NAMES = ["resnet18", "resnet50", "vit_b_16", "densenet121", "mobilenet_v3_small", "googlenet", "convnext_tiny", "swin_t"]


class Alive(TorchDispatchMode):
    """The bytes of the storages that operators made and that are alive, and the most of it so far."""

    def __init__(self, known):
        super().__init__()
        self.known = set(known)
        self.now = self.most = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        for tensor in tree_leaves(result):
            if isinstance(tensor, torch.Tensor):
                self.see(tensor.untyped_storage())
        return result

    def see(self, storage):
        key = storage._cdata
        if key in self.known:
            return
        size = storage.nbytes()
        self.known.add(key)
        self.now += size
        self.most = max(self.most, self.now)
        # A storage ends with its last tensor, which is when Python's object for it ends that the tensors share.
        weakref.finalize(storage, self.forget, key, size)

    def forget(self, key, size):
        self.known.discard(key)
        self.now -= size


def of_python(module, x) -> int:
    known = [tensor.untyped_storage()._cdata for tensor in [x, *module.parameters(), *module.buffers()]]
    with torch.no_grad(), Alive(known) as alive:
        module(x)
    return alive.most


def of_fx(fx_opt, module, x) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "model.json"
        module.graph.find_nodes(op="placeholder")[0].meta["val"] = x
        fx_dump.dump(module, path)
        command = [fx_opt, "profile", path, "--format", "json", "--runs", "1", "--warm-up", "0"]
        return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)["peak_bytes"]


def main():
    warnings.filterwarnings("ignore")
    torch.manual_seed(0)
    fx_opt, names = sys.argv[1], sys.argv[2:] or NAMES
    good = 0
    for name in names:
        module = torch.fx.symbolic_trace(torchvision.models.get_model(name, weights=None).eval())
        x = torch.randn(1, 3, 224, 224)
        python, fx = of_python(module, x), of_fx(fx_opt, module, x)
        good += fx <= python
        print(f"{name:<20} Python {python:>12,}  fx {fx:>12,}", flush=True)
    print(f"{good} of {len(names)} need no more than Python")


if __name__ == "__main__":
    main()
