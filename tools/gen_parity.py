"""Writes ``tests/data/dump/*.json.gz``: modules made by torch.fx as fx-json, and torch.fx's own texts of them.

    python tools/gen_parity.py                     # needs torch 2.13.0, torchvision and tabulate; some minutes
    python tools/gen_parity.py --check             # writes nothing; says what differs from the files there
    python tools/gen_parity.py --out DIR --against OTHER          # and says what differs from the files in OTHER
    python tools/gen_parity.py --out DIR --timm --transformers    # more models, when those packages are there

Each file is one object: ``source`` (how it was made), ``module`` (see ``fx_dump.py``; tensors without elements) and
``code``, ``graph``, ``tabular`` and ``readable``: ``gm.code``, ``str(gm.graph)``, ``gm.graph.print_tabular()`` and
``gm.print_readable()``. Addresses of objects are cut out of the table, absolute paths out of stack traces. Models are
built without weights, on the device "meta"; nothing is downloaded.
"""

import argparse
import gzip
import io
import json
import pathlib
import re
import sys
import warnings

import torch
from tabulate import tabulate

HERE = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(HERE.parent))

import fx_dump  # noqa: E402
import parity_programs  # noqa: E402

FOLDER = HERE.parent.parent / "tests/data/dump"


def tabular(graph) -> str:
    """``print_tabular`` without addresses."""
    bare = lambda value: re.sub(r" at 0x[0-9a-f]+", "", str(value))  # noqa: E731
    rows = [[n.op, n.name, bare(n.target), bare(n.args), bare(n.kwargs)] for n in graph.nodes]
    return tabulate(rows, headers=["opcode", "name", "target", "args", "kwargs"])


def forget_machine(gm) -> None:
    """Removes what differs between machines and runs: absolute paths, and the numbers that the process counts up."""
    site = pathlib.Path(torch.__file__).parent.parent
    counted: dict = {}
    number = lambda *key: counted.setdefault(key, sum(kind == key[0] for kind, _ in counted))  # noqa: E731
    for module in gm.modules():
        if isinstance(module, torch.fx.GraphModule):
            for node in module.graph.nodes:
                if "seq_nr" in node.meta:
                    node.meta["seq_nr"] = number("seq_nr", node.meta["seq_nr"])
                stack = node.meta.get("nn_module_stack", {})
                if any(str(key).isdigit() for key in stack):
                    # Strict export keys containers by their address.
                    key = lambda key: str(number("container", key)) if str(key).isdigit() else key  # noqa: E731
                    node.meta["nn_module_stack"] = {key(k): v for k, v in stack.items()}
                trace = node.meta.get("stack_trace")
                if trace is not None:
                    for root in (site, HERE.parent):
                        trace = trace.replace(f'File "{root}/', 'File "')
                    count = lambda found: f"<eval_with_key>.{number('code', found[1])}"  # noqa: E731
                    trace = re.sub(r"<eval_with_key>\.(\d+)", count, trace)
                    frames = re.split(r'(?m)^(?=\s*File ")', trace)
                    # The outermost frames are this script's and the interpreter's.
                    node.meta["stack_trace"] = frames[0] + frames[-1] if len(frames) > 1 else trace


def golden(source: str, gm) -> bytes:
    """One file, before compression."""
    forget_machine(gm)
    content = {
        "source": source,
        "module": fx_dump.to_dict(gm)[0],
        "code": gm.code,
        "graph": str(gm.graph),
        "tabular": tabular(gm.graph),
        "readable": gm.print_readable(print_output=False),
    }
    return json.dumps(content, separators=(",", ":")).encode() + b"\n"


def compressed(content: bytes) -> bytes:
    """gzip without a time."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(content)
    return out.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, default=FOLDER, help="the folder to write to")
    parser.add_argument("--check", action="store_true", help="compare with the files there and write nothing")
    parser.add_argument("--against", type=pathlib.Path, help="compare with the files in this folder, too")
    parser.add_argument("--only", default="", help="only files whose names contain this")
    parser.add_argument("--timm", action="store_true", help="models of timm, too")
    parser.add_argument("--transformers", action="store_true", help="models of transformers, too")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    folder = options.out
    folder.mkdir(parents=True, exist_ok=True)
    against = folder if options.check else options.against
    count, size, compared, wrong, failed, refused = 0, 0, 0, [], [], []
    for name, source, make in parity_programs.programs(timm=options.timm, transformers=options.transformers):
        if options.only not in name:
            continue
        try:
            torch.manual_seed(0)
            content = golden(source, make())
        except Exception as error:  # One model that does not trace must not hide the others.
            foreign = name.startswith(("timm-", "transformers-"))
            (refused if foreign and isinstance(error, torch.fx.proxy.TraceError) else failed).append(name)
            print(f"{name}: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300])
            continue
        path = folder / f"{name}.json.gz"
        count += 1
        # Models of other libraries are not kept.
        if against is not None and not name.startswith(("timm-", "transformers-")):
            compared += 1
            old = against / path.name
            if not old.exists() or gzip.decompress(old.read_bytes()) != content:
                wrong.append(name)
        if not options.check:
            data = compressed(content)
            path.write_bytes(data)
            size += len(data)
    if against is not None:
        print(f"{compared - len(wrong)} of {compared} dumps are as in {against}")
        for name in wrong:
            print(f"  differs: {name}")
    if not options.check:
        print(f"{count} files, {size} bytes in {folder}; {len(refused)} that torch.fx cannot trace, {len(failed)} failed")
    return 1 if wrong or failed else 0


if __name__ == "__main__":
    sys.exit(main())
