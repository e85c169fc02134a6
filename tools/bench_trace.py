"""torch.fx's side of ``crates/fx-zoo/benches/trace.rs``: what symbolic_trace of the same models costs.

    python tools/bench_trace.py NAME...        # needs torch 2.13.0 and torchvision

A line for each model: its name, its nodes, and the fastest of several traces in microseconds of processor time, which
other programs on the machine disturb least. The models are on the device "meta": what is measured is the trace.
"""

import sys
import time
import warnings

import torch
import torchvision
from torch.fx import symbolic_trace

import zoo_models

RUNS = 5


def main() -> None:
    warnings.filterwarnings("ignore")
    for name in sys.argv[1:]:
        make = zoo_models.MODELS.get(name) or getattr(torchvision.models, name)
        with torch.device("meta"):
            model = make().eval()
        times = []
        for _ in range(RUNS):
            start = time.process_time()
            traced = symbolic_trace(model)
            times.append(time.process_time() - start)
        print(name, len(traced.graph.nodes), min(times) * 1e6, flush=True)


if __name__ == "__main__":
    main()
