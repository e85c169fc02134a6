"""Writes ``crates/fx-rewrite/tests/data/split.json.gz``: what torch.fx's ``split_module`` makes of random graphs.

    python tools/gen_split_goldens.py          # needs torch 2.13.0; some seconds

A list of cases. One case::

    {"name": "random_7", "module": "...",            names are unique; the module as a .fx text
     "parts": {"add": 0, "relu": 1},                 the number of each node that was asked for
     "options": {"keep_original_order": true},       those that are not the default
     "after": "graph():...",                         str(graph) of the module that calls the parts
     "inner": {"submod_0": "graph():..."},           and of each part
     "names": {"submod_0.lin": "lin"},               qualname_map
     "raises": "RuntimeError: cycle ..."}            where torch.fx raises, in place of the three above
"""

import gzip
import json
import pathlib
import random

import torch
from torch.fx import Graph, GraphModule
from torch.fx.passes.split_module import split_module

from gen_match_goldens import fx_text

HERE = pathlib.Path(__file__).resolve()
OUT = HERE.parent.parent / "crates/fx-rewrite/tests/data/split.json.gz"

FUNCTIONS = [torch.relu, torch.neg, torch.sin, torch.abs]
PAIRS = [torch.add, torch.mul, torch.sub]


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = torch.nn.Linear(3, 3)
        self.layers = torch.nn.Sequential(torch.nn.ReLU(), torch.nn.Sequential(torch.nn.Tanh(), torch.nn.Linear(3, 3)))
        self.scale = torch.nn.Parameter(torch.zeros(3))
        self.register_buffer("offset", torch.zeros(3))


MODULES = ["lin", "layers.0", "layers.1.0", "layers.1.1"]
TENSORS = ["scale", "offset", "lin.weight", "layers.1.1.bias"]


def random_graph(rng):
    graph = Graph()
    values = []
    count = rng.randint(1, 3)
    for index in range(count):
        extra = {"default_value": rng.choice([None, 2])} if index == count - 1 and rng.random() < 0.3 else {}
        kind = torch.Tensor if rng.random() < 0.3 else None
        values.append(graph.placeholder(rng.choice(["x", "y", "input", "mask"]) + str(index), type_expr=kind, **extra))
    for _ in range(rng.randint(2, 14)):
        pick = lambda: rng.choice(values[-5:])  # noqa: E731 - a short reach gives chains, and so fewer circles
        kind = rng.random()
        if kind < 0.12:
            node = graph.get_attr(rng.choice(TENSORS))
        elif kind < 0.3:
            node = graph.call_module(rng.choice(MODULES), (pick(),))
        elif kind < 0.4:
            node = graph.call_method(rng.choice(["relu", "clone", "contiguous"]), (pick(),))
        elif kind < 0.5:
            node = graph.call_function(torch.cat, ([pick(), pick()],), {"dim": 0})
        elif kind < 0.75:
            node = graph.call_function(rng.choice(PAIRS), (pick(), rng.choice([pick(), 2])))
        else:
            node = graph.call_function(rng.choice(FUNCTIONS), (pick(),))
        values.append(node)
    results = rng.sample(values, min(len(values), rng.randint(1, 3)))
    graph.output(results[0] if len(results) == 1 and rng.random() < 0.7 else tuple(results))
    graph.lint()
    return GraphModule(Net(), graph)


def assign(rng, gm):
    nodes = [node for node in gm.graph.nodes if node.op not in ("placeholder", "get_attr", "output")]
    count = rng.randint(1, 4)
    numbers = list(range(count))
    if rng.random() < 0.3:
        rng.shuffle(numbers)
    if rng.random() < 0.75:
        cuts = sorted(rng.randint(0, len(nodes)) for _ in range(count - 1))
        return {node.name: numbers[sum(at >= cut for cut in cuts)] for at, node in enumerate(nodes)}
    return {node.name: rng.choice(numbers) for node in nodes}


def with_modes():
    """Regions of switched gradients and of autocast, over parts that rise."""
    grad = Graph()
    x = grad.placeholder("x")
    a = grad.call_function(torch.relu, (x,))
    grad.call_function(torch._C._set_grad_enabled, (False,))
    b = grad.call_function(torch.neg, (a,))
    c = grad.call_function(torch.sin, (b,))
    grad.call_function(torch._C._set_grad_enabled, (True,))
    grad.output(grad.call_function(torch.add, (c, x)))
    yield "grad", grad

    cast = Graph()
    x = cast.placeholder("x")
    enter = cast.call_function(torch.amp.autocast_mode._enter_autocast, ("cpu", None, True, None))
    a = cast.call_module("lin", (x,))
    b = cast.call_module("lin", (a,))
    c = cast.call_function(torch.relu, (b,))
    cast.call_function(torch.amp.autocast_mode._exit_autocast, (enter,))
    cast.output(cast.call_function(torch.neg, (c,)))
    yield "autocast", cast


OPTIONS = ["keep_original_order", "keep_original_node_name", "tuple_return"]


def case(name, gm, parts, options):
    entry = {"name": name, "module": fx_text(gm), "parts": parts, "options": options}
    names = {}
    try:
        split = split_module(gm, None, lambda node: parts[node.name], names, **options)
        split.graph.lint()
    except Exception as error:  # noqa: BLE001 - whatever it raises is the answer
        return {**entry, "raises": f"{type(error).__name__}: {error}"}
    inner = {key: str(getattr(split, key).graph) for key in sorted(split.meta["partition_names"])}
    return {**entry, "after": str(split.graph), "inner": inner, "names": names}


def main():
    cases = []
    for seed in range(600):
        rng = random.Random(seed)
        gm = random_graph(rng)
        options = {key: True for key in OPTIONS if rng.random() < 0.25}
        if rng.random() < 0.2:
            options["keep_original_input_name"] = False
        if rng.random() < 0.2:
            options["partition_affix"] = rng.choice(["pp", "stage"])
        cases.append(case(f"random_{seed}", gm, assign(rng, gm), options))
    for name, graph in with_modes():
        gm = GraphModule(Net(), graph)
        nodes = [node.name for node in graph.nodes if node.op not in ("placeholder", "get_attr", "output")]
        for size in (1, 2, 3, 10):
            parts = {node: at // size for at, node in enumerate(nodes)}
            cases.append(case(f"{name}_by_{size}", gm, parts, {}))
            cases.append(case(f"{name}_by_{size}_in_order", gm, parts, {"keep_original_order": True}))
    two = Graph()
    x = two.placeholder("x")
    two.output((two.call_function(torch.relu, (x,)), two.call_function(torch.neg, (x,))))
    for order in (False, True):
        cases.append(case(f"independent_{order}", GraphModule(Net(), two), {"relu": 0, "neg": 1}, {"keep_original_order": order} if order else {}))
    OUT.write_bytes(gzip.compress(json.dumps(cases, indent=1).encode(), mtime=0))
    raised = [entry["raises"] for entry in cases if "raises" in entry]
    print(f"{len(cases)} cases, {len(raised)} raise: {sorted(set(text[:60] for text in raised))}")


if __name__ == "__main__":
    main()
