"""Exports programs to ``.pt2`` archives with Python's own texts and outputs beside them.

For each program three files::

    NAME.pt2                  the archive, as torch.export.save writes it
    NAME.expected.json        what Python prints for it (below)
    NAME.io.safetensors       flattened sample inputs and outputs as computed by PyTorch

    python tools/export_corpus.py                     the small programs into tests/data/pt2
    python tools/export_corpus.py --only cond,lstm    some of them
    python tools/export_corpus.py --big DIR           torchvision, transformers and timm models
    python tools/export_corpus.py --chain N --out F   a chain of N additions, without torch.export

Keys of ``expected.json``:

- ``name``, ``intent``, ``torch``; ``core``: exported after ``run_decompositions()``;
  ``random``: outputs differ from run to run, so none are stored.
- ``graph``, ``code``: ``str(ep.graph)`` and ``ep.graph_module.code`` of the program that was
  saved. ``loaded_graph``, ``loaded_code``: of the archive read back by Python, only where they
  differ (a result nobody reads gains a ``getitem`` node there).
- ``module_graph``, ``module_code``: of ``ep.module()``, with its call of ``_guards_fn``;
  ``unguarded_graph``, ``unguarded_code``: of ``ep.module(check_guards=False)``.
- ``subgraphs``: path of each nested graph module to its ``graph`` and ``code``;
  ``module_subgraphs``: the same of ``ep.module(check_guards=False)``.
- ``placeholders``: names of all inputs of the graph, in order; ``user_inputs``, ``user_outputs``:
  as ``ep.graph_signature`` gives them (a name, or a constant).
- ``inputs``, ``outputs``: the leaves in the order of ``in_spec`` and ``out_spec``:
  ``{"tensor": "in.0", "dtype": .., "shape": [..]}`` or ``{"value": 3}`` (a float that is not
  finite is ``{"float": "inf"}``, as in the graph JSON).
- ``written``: tensors that running changes, as ``kind.name`` (``buffer.step``, ``in.0``).

Keys of ``io.safetensors``: ``in.I`` and ``out.I`` numbered by leaf (tensors only), and
``after.buffer.NAME`` or ``after.in.I`` for each tensor that running changed. All contiguous.

No file holds a path of the machine: file names in stack traces are made relative to the
repository or to site-packages, and process addresses (in ``from_node`` and in
the module stacks of strict exports) are numbered.
"""

import argparse
import json
import math
import pathlib
import re
import sys
import time
import warnings
import zlib

import torch
from safetensors.torch import save_file
from torch.utils import _pytree as pytree

HERE = pathlib.Path(__file__).resolve()
ROOT = HERE.parent.parent


def graph_modules(root: torch.fx.GraphModule):
    """(path, module) of a graph module and all graph modules inside it, in tree order."""
    for path, child in root.named_modules():
        if isinstance(child, torch.fx.GraphModule):
            yield path, child


def forget_machine(program: torch.export.ExportedProgram, short: bool) -> None:
    """Removes what differs from machine to machine: absolute paths and addresses.

    ``short`` also keeps small files small: the outermost and the innermost frame of each stack
    trace, and one level of ``from_node``.
    """
    site = pathlib.Path(torch.__file__).parent.parent
    prefixes = [f'File "{root}/' for root in (site, ROOT, HERE.parent.parent)]
    ids: dict[int, int] = {}
    seen: set[int] = set()

    def renumber(sources):
        for source in sources:
            if id(source) in seen:
                continue
            seen.add(id(source))
            if source.node_info is not None:
                address = source.node_info.graph_id
                source.node_info.graph_id = ids.setdefault(address, len(ids))
            if short:
                source.from_node = []
            source._dict = None
            renumber(source.from_node)

    for _, module in graph_modules(program.graph_module):
        for node in module.graph.nodes:
            trace = node.meta.get("stack_trace")
            if trace is not None:
                for prefix in prefixes:
                    trace = trace.replace(prefix, 'File "')
                head, *frames = re.split(r'(?m)^(?=\s*File ")', trace)
                if short and len(frames) > 2:
                    trace = head + frames[0] + frames[-1]
                node.meta["stack_trace"] = trace
            renumber(node.meta.get("from_node", []))
            stack = node.meta.get("nn_module_stack")
            if stack is not None:
                # Strict export keys containers by their address.
                node.meta["nn_module_stack"] = {
                    str(ids.setdefault(int(k), len(ids))) if k.isdigit() else k: v
                    for k, v in stack.items()
                }


def plain(value):
    """A constant leaf as JSON, in the encoding of the graph JSON."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    if isinstance(value, complex):
        return {"complex": [plain(value.real), plain(value.imag)]}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"a leaf of type {type(value).__name__} has no JSON form")


def leaves(kind: str, values: list) -> list:
    """Descriptions of leaves for ``expected.json``."""
    out = []
    for index, value in enumerate(values):
        if isinstance(value, torch.Tensor):
            dtype = str(value.dtype).removeprefix("torch.")
            out.append({"tensor": f"{kind}.{index}", "dtype": dtype, "shape": list(value.shape)})
        else:
            out.append({"value": plain(value)})
    return out


def texts(root: torch.fx.GraphModule) -> dict:
    """Printed graph and code of the graph modules inside ``root``, itself left out."""
    return {p: {"graph": str(m.graph), "code": m.code} for p, m in graph_modules(root) if p}


def clone(tree):
    """A deep copy of the tensors of a pytree; other leaves are shared."""
    return pytree.tree_map_only(torch.Tensor, lambda t: t.detach().clone(), tree)


def write(folder, name, case, program, args, kwargs, short) -> str:
    """Writes the three files of one program and returns a line for the log."""
    forget_machine(program, short)
    if not case.traces:
        for _, module in graph_modules(program.graph_module):
            for node in module.graph.nodes:
                node.meta.pop("stack_trace", None)
    archive = folder / f"{name}.pt2"
    torch.export.save(program, archive)
    expected = {
        "name": name,
        "intent": case.intent,
        "torch": torch.__version__,
        "core": name != case.name,
        "random": case.random,
        "graph": str(program.graph),
        "code": program.graph_module.code,
    }
    loaded = torch.export.load(archive)
    for key, text in (("graph", str(loaded.graph)), ("code", loaded.graph_module.code)):
        if text != expected[key]:
            expected[f"loaded_{key}"] = text
    guarded, module = program.module(), program.module(check_guards=False)
    expected["module_graph"], expected["module_code"] = str(guarded.graph), guarded.code
    expected["unguarded_graph"], expected["unguarded_code"] = str(module.graph), module.code
    expected["subgraphs"] = texts(program.graph_module)
    expected["module_subgraphs"] = texts(module)
    expected["placeholders"] = [n.name for n in program.graph.find_nodes(op="placeholder")]
    expected["user_inputs"] = [plain(v) for v in program.graph_signature.user_inputs]
    expected["user_outputs"] = [plain(v) for v in program.graph_signature.user_outputs]

    # The order of keyword inputs is the program's, not the caller's.
    order = program.call_spec.in_spec.child(1).context or []
    kwargs = {key: kwargs[key] for key in order}
    before, given = pytree.tree_leaves((args, kwargs)), clone((args, kwargs))
    buffers = {n: b.detach().clone() for n, b in program.named_buffers()}
    with torch.no_grad():
        outputs = pytree.tree_leaves(module(*given[0], **given[1]))
    after = pytree.tree_leaves(given)

    tensors = {f"in.{i}": t for i, t in enumerate(before) if isinstance(t, torch.Tensor)}
    written = []
    if not case.random:
        tensors |= {f"out.{i}": t for i, t in enumerate(outputs) if isinstance(t, torch.Tensor)}
        state = dict(module.named_buffers())
        for key, old in buffers.items():
            if key in state and not same(old, state[key]):
                written.append(f"buffer.{key}")
                tensors[f"after.buffer.{key}"] = state[key]
        for i, (old, new) in enumerate(zip(before, after)):
            if isinstance(old, torch.Tensor) and not same(old, new):
                written.append(f"in.{i}")
                tensors[f"after.in.{i}"] = new
    expected["inputs"], expected["outputs"] = leaves("in", before), leaves("out", outputs)
    expected["written"] = written
    rows = (f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in expected.items())
    (folder / f"{name}.expected.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")
    io = folder / f"{name}.io.safetensors"
    save_file({k: t.detach().contiguous().clone() for k, t in tensors.items()}, io)
    io.chmod(0o644)
    return f"{name}: {len(program.graph.nodes)} nodes, {archive.stat().st_size} bytes"


def same(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Equal bit for bit."""
    a, b = (t.detach().contiguous().reshape(-1).view(torch.uint8) for t in (a, b))
    return torch.equal(a, b)


def export_case(folder: pathlib.Path, case, core: bool, short: bool) -> str:
    """Builds, exports and writes one case, as exported or decomposed."""
    torch.manual_seed(zlib.crc32(case.name.encode()))
    module, args, kwargs = case.build()
    program = torch.export.export(
        module, clone(args), clone(kwargs), dynamic_shapes=case.dynamic, strict=case.strict
    )
    if core:
        program = program.run_decompositions()
    return write(folder, case.name + "_core" * core, case, program, args, kwargs, short)


def export(folder: pathlib.Path, cases: list, only: set[str], short: bool) -> list[str]:
    """Exports the chosen cases; returns those that failed with their reason."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = []
    for case in cases:
        if only and case.name not in only:
            continue
        for core in (False, True)[: 1 + case.core]:
            start = time.monotonic()
            try:
                line = export_case(folder, case, core, short)
                print(line, f"{time.monotonic() - start:.1f} s", flush=True)
            except Exception as error:  # One program that does not export must not lose the others.
                failed.append(f"{case.name}: {type(error).__name__}: {str(error)[:2000]}")
                print("FAILED", failed[-1], flush=True)
    return failed


def main() -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, help="folder (or, with --chain, file) to write")
    parser.add_argument("--only", default="", help="names of programs, separated by commas")
    parser.add_argument("--big", type=pathlib.Path, metavar="DIR", help="export real models to DIR")
    parser.add_argument("--chain", type=int, metavar="N", help="write a chain of N additions to --out")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    sys.path.insert(0, str(HERE.parent))
    only = set(filter(None, options.only.split(",")))
    if options.chain is not None:
        import chain_archive

        chain_archive.write(options.out or pathlib.Path("chain.pt2"), options.chain)
        return 0
    torch.set_num_threads(1)
    if options.big is not None:
        import corpus_big

        failed = export(options.big, corpus_big.CASES, only, short=False)
    else:
        import corpus_small

        failed = export(options.out or ROOT / "tests/data/pt2", corpus_small.CASES, only, short=True)
    for line in failed:
        print("failed:", line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
