"""Opening the archives of benches/archive.rs in Python: ``python tools/bench_archive.py FILE ...``."""

import statistics
import sys
import time

import torch


def milliseconds(run, rounds: int = 3) -> float:
    """The median of several runs after a first one."""
    run()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def main() -> None:
    torch.set_num_threads(1)
    x = torch.rand(4, 4)
    ways = {
        "torch.export.load": lambda file: torch.export.load(file),
        "torch.export.load, a call": lambda file: torch.export.load(file).module()(x),
    }
    with torch.no_grad():
        for name, way in ways.items():
            times = (milliseconds(lambda file=file: way(file)) for file in sys.argv[1:])
            print(f"{name:<28} " + " ".join(f"{time:9.1f}" for time in times), flush=True)


if __name__ == "__main__":
    main()
