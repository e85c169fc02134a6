"""Writes ``crates/fx-trace/tests/suite/tensor_methods.txt``: the methods and properties that torch.Tensor's documentation lists.

    python tools/gen_tensor_methods.py        # needs torch 2.13.0

The documentation of what is written in C++ is ``torch/_tensor_docs.py``; what is written in Python documents itself in
``torch/_tensor.py``.
"""

import os
import re

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, "..", "crates", "fx-trace", "tests", "suite", "tensor_methods.txt")


def documented():
    # Not to be imported: torch deletes the module once it has run.
    with open(os.path.join(os.path.dirname(torch.__file__), "_tensor_docs.py")) as file:
        text = file.read()
    names = set(re.findall(r'add_docstr_all\(\s*"(\w+)"', text))
    for name, member in vars(torch.Tensor).items():
        if callable(member) and member.__doc__ and not name.startswith("_"):
            names.add(name)
    return sorted(name for name in names if hasattr(torch.Tensor, name) and not name.startswith("_"))


if __name__ == "__main__":
    with open(FILE, "w") as file:
        file.write("\n".join(documented()) + "\n")
