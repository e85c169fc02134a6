"""Compares ``.pt2`` archives that fx wrote with those it read, in PyTorch itself.

    python tools/check_pt2.py READ WRITTEN [--tolerance 1e-5] [--decompose]     # needs torch 2.13.0

READ and WRITTEN are two archives or two folders of archives with the same names. Each pair is loaded as
``torch.export.load`` does, and run on the inputs stored in READ. Compared are the structure and the bits of the outputs
(within the tolerance if one is given), and what running did to buffers and inputs; without a tolerance also the
signature, the state and its ties. ``--decompose`` also runs both after ``run_decompositions()``, where PyTorch can
decompose READ.

A program that draws random numbers is run from one seed. The last line counts the pairs that are equal; the exit status
is 1 when not all are. One line a pair that differs says how.
"""

import argparse
import copy
import importlib
import logging
import pathlib
import sys
import warnings
import zipfile

import torch
import torch.utils._pytree as pytree
from torch.export.pt2_archive._package import load_pt2

VERSION = "2.13.0"
ALIGNMENT = 64


def load(path: pathlib.Path):
    """The program of an archive. ``torch.export.load`` hides the reason of a failure; this does not."""
    return load_pt2(str(path)).exported_programs["model"]


def run(program, inputs):
    """What the program gives, what its tensors and inputs are afterwards: as flat lists of leaves, and structures."""
    torch.manual_seed(0)
    args, kwargs = pytree.tree_map_only(torch.Tensor, lambda tensor: tensor.detach().clone(), inputs)
    module = program.module()
    with torch.no_grad():
        result = module(*args, **kwargs)
    after = {**dict(module.named_parameters()), **dict(module.named_buffers())}
    return pytree.tree_flatten(result), pytree.tree_leaves((args, kwargs)), after


def differs(a, b, tolerance: float) -> str:
    """How two leaves differ; empty when they do not."""
    if not isinstance(a, torch.Tensor) or not isinstance(b, torch.Tensor):
        return "" if type(a) is type(b) and (a == b or a != a and b != b) else f"{a!r} and {b!r}"
    if (a.dtype, a.shape) != (b.dtype, b.shape):
        return f"{a.dtype}{list(a.shape)} and {b.dtype}{list(b.shape)}"
    if a.numel() == 0:
        return ""
    if tolerance and (a.is_floating_point() or a.is_complex()):
        # Relative to the largest element: sums of many terms lose digits of the largest, not of each.
        scale = max(1.0, a.abs().nan_to_num().max().item())
        error = (a - b).abs().nan_to_num().max().item() / scale
        return "" if error <= tolerance else f"the largest difference is {error:.1e}"
    flat = lambda tensor: tensor.detach().contiguous().view(-1).view(torch.uint8)  # noqa: E731
    return "" if torch.equal(flat(a), flat(b)) else "the bits differ"


def compare_runs(a, b, tolerance: float) -> list[str]:
    """The differences of two runs."""
    (results, other_results), (inputs, other_inputs), (state, other_state) = zip(a, b, strict=True)
    found = []
    (leaves, spec), (others, other_spec) = results, other_results
    if spec != other_spec:
        found.append(f"the outputs are {spec} and {other_spec}")
    for what, pairs in {
        "output": zip(leaves, others, strict=False),
        "input": zip(inputs, other_inputs, strict=True),
    }.items():
        for index, (x, y) in enumerate(pairs):
            if problem := differs(x, y, tolerance):
                found.append(f"{what} {index}: {problem}")
    if not tolerance:
        if state.keys() != other_state.keys():
            found.append(f"the state is {list(state)} and {list(other_state)}")
        for name in state.keys() & other_state.keys():
            if problem := differs(state[name], other_state[name], tolerance):
                found.append(f"{name} afterwards: {problem}")
    return found


def ties(program) -> list:
    """Which names have one memory."""
    groups = {}
    for name, tensor in program.state_dict.items():
        if tensor.numel():
            groups.setdefault(tensor.untyped_storage().data_ptr(), []).append(name)
    return sorted(sorted(names) for names in groups.values())


def layout(path: pathlib.Path) -> list[str]:
    """What is wrong with where the members' data begins."""
    found = []
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        for member in archive.infolist():
            file.seek(member.header_offset + 26)
            name, extra = (int.from_bytes(file.read(2), "little") for _ in range(2))
            start = member.header_offset + 30 + name + extra
            if member.compress_type != zipfile.ZIP_STORED or start % ALIGNMENT:
                found.append(f"{member.filename} is compressed or begins at {start}")
        if broken := archive.testzip():
            found.append(f"{broken}: the checksum is wrong")
    return found


def check(read: pathlib.Path, written: pathlib.Path, tolerance: float, decompose: bool) -> list[str]:
    """The differences of a pair."""
    found = layout(written)
    original = load(read)
    program = load(written)
    inputs = original.example_inputs
    if inputs is None:
        return [*found, "no inputs are stored in it"]
    found += compare_runs(run(copy.deepcopy(original), inputs), run(copy.deepcopy(program), inputs), tolerance)
    if not tolerance:
        if str(original.graph_signature) != str(program.graph_signature):
            found.append(f"the signature is {program.graph_signature}, not {original.graph_signature}")
        if ties(original) != ties(program):
            found.append(f"{ties(program)} are tied, not {ties(original)}")
        if original.state_dict.keys() != program.state_dict.keys():
            found.append("the state dictionaries have other keys")
        if str(original.range_constraints) != str(program.range_constraints):
            found.append(f"the ranges are {program.range_constraints}, not {original.range_constraints}")
    if decompose:
        try:
            expected = run(original.run_decompositions(), inputs)
        except Exception:
            return found  # What PyTorch cannot decompose of its own is no measure.
        found += compare_runs(expected, run(program.run_decompositions(), inputs), tolerance or 1e-6)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("read", type=pathlib.Path)
    parser.add_argument("written", type=pathlib.Path)
    parser.add_argument("--tolerance", type=float, default=0.0)
    parser.add_argument("--decompose", action="store_true")
    options = parser.parse_args()
    if torch.__version__.split("+")[0] != VERSION:
        print(f"torch is {torch.__version__}, not {VERSION}", file=sys.stderr)
        return 2
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    # Operators and classes that the programs of the corpus use, where they are installed.
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
    for module in ("torchvision", "transformers", "corpus_small"):
        try:
            importlib.import_module(module)
        except ImportError:
            continue
    if options.written.is_dir():
        written = sorted(options.written.glob("*.pt2"))
        pairs = [(options.read / path.name, path) for path in written]
    else:
        pairs = [(options.read, options.written)]
    equal = 0
    for read, path in pairs:
        try:
            found = check(read, path, options.tolerance, options.decompose)
        except Exception as error:
            found = [f"{type(error).__name__}: {str(error).strip().splitlines()[-1:]}"]
        if found:
            print(f"{path.stem}: " + "; ".join(found)[:1000], flush=True)
        else:
            equal += 1
    print(f"{equal} of {len(pairs)} equal")
    return 0 if equal == len(pairs) > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
