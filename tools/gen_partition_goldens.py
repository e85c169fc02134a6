"""Writes ``crates/fx-rewrite/tests/data/partitions.json.gz``: what torch.fx's ``get_source_partitions`` finds.

    python tools/gen_partition_goldens.py          # needs torch 2.13.0; some seconds

The graphs are those of ``tests/data/dump``, with the metadata that torch.export left. By file, the sources that were asked
for and what was found, in program order::

    {"export-resnet18": {"wanted": ["conv2d", "torch.nn.modules.conv.Conv2d", ..],
                         "found": {"conv2d": [{"nodes": [..], "inputs": [..], "outputs": [..], "params": [..]}]}}}

torch.fx looks for inputs among the positional arguments only, and not inside lists: ``inputs`` are completed here, from the
nodes that it found.
"""

import ast
import gzip
import json
import pathlib

import torch
from torch.fx.passes.utils.source_matcher_utils import get_source_partitions

import fx_dump

HERE = pathlib.Path(__file__).resolve()
DUMPS = HERE.parent.parent / "tests/data/dump"
OUT = HERE.parent.parent / "crates/fx-rewrite/tests/data/partitions.json.gz"
FILES = ["export-resnet18", "export-resnet18-core", "export-mobilenet_v3_small", "export-vit_b_16", "export-swin_t", "export-googlenet"]
CLASSES = [
    torch.nn.Conv2d, torch.nn.BatchNorm2d, torch.nn.Linear, torch.nn.ReLU, torch.nn.MultiheadAttention, torch.nn.LayerNorm,
    torch.nn.Dropout, torch.nn.GELU,
]  # fmt: skip
FUNCTIONS = ["conv2d", "linear", "relu", "relu_", "batch_norm", "cat", "flatten", "scaled_dot_product_attention"]


def spelled(source):
    return source if isinstance(source, str) else f"{source.__module__}.{source.__qualname__}"


def main():
    result = {}
    for name in FILES:
        record = json.loads(gzip.decompress((DUMPS / f"{name}.json.gz").read_bytes()))
        gm = fx_dump.from_dict(record["module"])
        for node in gm.graph.nodes:
            if isinstance(text := node.meta.get("torch_fn"), str):
                node.meta["torch_fn"] = ast.literal_eval(text)
        order = {node: at for at, node in enumerate(gm.graph.nodes)}
        found = {}
        for source, partitions in get_source_partitions(gm.graph, [*CLASSES, *FUNCTIONS]).items():
            entries = found.setdefault(spelled(source), [])
            for one in partitions:
                inside = set(one.nodes)
                inputs = set(one.input_nodes)
                for node in one.nodes:
                    inputs.update(arg for arg in node.all_input_nodes if arg not in inside and arg.op != "get_attr")
                names = lambda nodes: [node.name for node in sorted(nodes, key=order.__getitem__)]  # noqa: E731
                entries.append(
                    {"nodes": names(one.nodes), "inputs": names(inputs), "outputs": names(one.output_nodes), "params": names(one.params)}
                )
        result[name] = {"wanted": [spelled(source) for source in [*CLASSES, *FUNCTIONS]], "found": found}
        print(name, {source: len(entries) for source, entries in found.items()})
    OUT.write_bytes(gzip.compress(json.dumps(result, indent=0).encode(), mtime=0))


if __name__ == "__main__":
    main()
