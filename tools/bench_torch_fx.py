"""torch.fx's side of `benches/graph.rs` and `benches/rewrite.rs`: the same graphs, the same work, the same names.

    python tools/bench_torch_fx.py [FILTER]        # needs torch 2.13.0; `cargo xtask bench --torch` sets it up

Each line is one operation at one size: the fastest and the median of several runs, in processor time, which other
programs on the machine disturb least. What an operation works on is made before the clock starts.
"""

import statistics
import sys
import time

import torch
from torch._functorch.compile_utils import fx_graph_cse
from torch.fx import Graph, GraphModule, replace_pattern, symbolic_trace
from torch.fx.passes.utils.matcher_utils import SubgraphMatcher

RUNS = {1_000: 15, 10_000: 7, 100_000: 3}


def chain(calls, repeat):
    """The graph of `chain` in benches/graph.rs: every fourth call is unused, or repeats one and is used."""
    aten = torch.ops.aten
    graph = Graph()
    last = graph.placeholder("x")
    for _ in range(calls // 4):
        relu = graph.call_function(aten.relu.default, (last,))
        add = graph.call_function(aten.add.Tensor, (relu, 1))
        other = graph.call_function(aten.add.Tensor, (relu, 1 if repeat else 2))
        last = graph.call_function(aten.mul.Tensor, (add, other if repeat else relu))
    graph.output(last)
    return graph


def fusable(calls, every):
    """The graph of `chain` in benches/rewrite.rs: two of every `every` calls are `relu` of `neg`."""
    graph = Graph()
    last, at = graph.placeholder("x"), 0
    while at < calls:
        if at % every == 0:
            last = graph.call_function(torch.relu, (graph.call_function(torch.neg, (last,)),))
            at += 2
        else:
            last = graph.call_function(torch.add, (last, 1))
            at += 1
    graph.output(last)
    return GraphModule(torch.nn.Module(), graph)


def relu_of_neg(x):
    return torch.relu(torch.neg(x))


def find(module):
    return SubgraphMatcher(symbolic_trace(relu_of_neg).graph).match(module.graph)


def replace(module):
    return replace_pattern(module, relu_of_neg, lambda x: torch.abs(x))


# A run at 100,000 takes minutes: once is enough.
SIZES = {1_000: 5, 10_000: 3, 100_000: 1}

# name: (of how many calls two are replaced, the work, how often at each size)
REWRITES = {
    "find_tenth": (10, find, SIZES),
    "replace_pattern_tenth": (10, replace, SIZES),
    "replace_pattern_half": (2, replace, {16_000: 1}),
}

# name: (whether every fourth call repeats one, the work)
OPERATIONS = {
    "build": (False, None),
    "lint_graph": (False, lambda graph: graph.lint()),
    "print": (False, str),
    "python": (False, lambda graph: graph.python_code("self")),
    "dce": (False, lambda graph: graph.eliminate_dead_code()),
    "cse": (True, fx_graph_cse),
}


def measure(repeat, work, calls):
    """The seconds of one run."""
    if work is None:
        start = time.process_time()
        chain(calls, repeat)
        return time.process_time() - start
    graph = chain(calls, repeat)
    start = time.process_time()
    work(graph)
    return time.process_time() - start


def measure_rewrite(every, work, calls):
    """The seconds of one run."""
    module = fusable(calls, every)
    start = time.process_time()
    work(module)
    return time.process_time() - start


def show(name, calls, times):
    fastest, median = min(times), statistics.median(times)
    print(
        f"{name:<22}{calls:>8}{fastest * 1e3:>11.2f} ms{median * 1e3:>11.2f} ms{fastest / calls * 1e6:>9.2f} us",
        flush=True,
    )


MODELS = ["resnet18", "resnet50", "mobilenet_v3_small", "densenet121", "vit_b_16"]


def trace_models():
    """Tracing of models without memory, to a GraphModule."""
    try:
        import torchvision
    except ImportError:
        return
    print(f"\n{'trace':<22}{'nodes':>8}{'fastest':>14}{'median':>14}{'a node':>12}")
    for name in MODELS:
        with torch.device("meta"):
            model = getattr(torchvision.models, name)().eval()
        times = []
        for _ in range(15):
            start = time.process_time()
            module = torch.fx.symbolic_trace(model)
            times.append(time.process_time() - start)
        fastest, median, nodes = min(times), statistics.median(times), len(module.graph.nodes)
        print(
            f"{name:<22}{nodes:>8}{fastest * 1e3:>11.2f} ms{median * 1e3:>11.2f} ms{fastest / nodes * 1e6:>9.2f} us",
            flush=True,
        )


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    print(f"torch {torch.__version__}, Python {sys.version.split()[0]}")
    print(f"{'operation':<22}{'nodes':>8}{'fastest':>14}{'median':>14}{'a node':>12}")
    for name, (repeat, work) in OPERATIONS.items():
        if wanted not in name:
            continue
        for calls, runs in RUNS.items():
            show(name, calls, [measure(repeat, work, calls) for _ in range(runs)])
    for name, (every, work, sizes) in REWRITES.items():
        if wanted in name:
            for calls, runs in sizes.items():
                show(name, calls, [measure_rewrite(every, work, calls) for _ in range(runs)])
    if wanted in "trace":
        trace_models()


if __name__ == "__main__":
    main()
