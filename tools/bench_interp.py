"""The chain of benches/interp.rs in Python.

    python tools/bench_interp.py script FILE   writes it as TorchScript
    python tools/bench_interp.py time          prints what it costs, in nanoseconds a node
"""

import operator
import statistics
import sys
import time

import torch
from torch import fx

NODES, ROUNDS, RUNS = 200, 21, 5


def chain() -> fx.GraphModule:
    graph = fx.Graph()
    x = last = graph.placeholder("x")
    for _ in range(NODES):
        last = graph.call_function(operator.add, (last, x))
    graph.output(last)
    return fx.GraphModule({}, graph)


def eager(x):
    last = x
    for _ in range(NODES):
        last = last + x
    return last


def main() -> None:
    torch.set_num_threads(1)
    module, x = chain(), torch.rand(4, 4) * 1e-3
    with torch.no_grad():
        if sys.argv[1] == "script":
            torch.jit.trace(module, x).save(sys.argv[2])
            return
        interpreter = fx.Interpreter(module)
        ways = {
            "Python, eager": eager,
            "Python, GraphModule": module,
            "Python, fx.Interpreter": interpreter.run,
        }
        rounds = {name: [] for name in ways}
        for at in range(ROUNDS + 2):
            for name, run in ways.items():
                start = time.perf_counter_ns()
                for _ in range(RUNS):
                    run(x)
                if at >= 2:
                    rounds[name].append((time.perf_counter_ns() - start) / (RUNS * NODES))
        for name, times in rounds.items():
            print(f"{name:<36} {statistics.median(times):7.0f}")


if __name__ == "__main__":
    main()
