"""Seeded random edits for the torch.fx goldens."""

import random

import torch
from fx_recorder import Ref, Script

SCRIPTS = 20
EDITS = 54

UNARY = ["torch.neg", "torch.relu", "operator.abs", "torch.ops.aten.sin.default", "math.sqrt", "operator.neg"]
BINARY = ["operator.add", "operator.mul", "torch.add", "torch.ops.aten.mul.Tensor", "operator.getitem", "operator.iadd"]
METHODS = ["relu", "view", "__add__", "toDense", "sum"]
PATHS = ["conv", "layers.0.conv", "bn1", "seq.2"]
NAMES = ["x", "y_3", "sum", "my name", "relu", "Act", "out_1", "in"]


class Editor:
    """Chooses edits that keep the graph well-formed enough to print: uses come after definitions."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.script = Script(f"random_{seed:02}", f"{EDITS} random edits, seed {seed}")
        self.made: list[Ref] = [self.script.ph("x"), self.script.ph("y", 2.5)]

    def node(self, ref: Ref):
        """The torch.fx node of a handle."""
        return self.script.nodes[ref]

    def pick(self, before=None, skip=()) -> Ref:
        """A random node, defined before ``before``."""
        bound = self.node(before) if before is not None else None
        found = [r for r in self.made if r not in skip and (bound is None or self.node(r) < bound)]
        return self.random.choice(found)

    def constant(self):
        """A random constant."""
        return self.random.choice([0, 1, -3, 2.5, 1e-5, None, True, "mean", torch.float32, [1, 2], (3,)])

    def argument(self, before=None, depth: int = 0):
        """A random argument whose nodes are defined before ``before``."""
        roll = self.random.random()
        if roll < 0.55:
            return self.pick(before)
        if roll < 0.8 or depth > 1:
            return self.constant()
        items = [self.argument(before, depth + 1) for _ in range(self.random.randint(0, 3))]
        kind = self.random.choice(["list", "tuple", "dict", "slice"])
        if kind == "slice":
            return slice(self.pick(before), None, 2)
        if kind == "dict":
            return {f"k{i}": item for i, item in enumerate(items)}
        return items if kind == "list" else tuple(items)

    def create(self, before=None) -> None:
        """Makes a node at the insertion point; its inputs are defined before ``before``."""
        s, roll = self.script, self.random.random()
        name = self.random.choice(NAMES) if self.random.random() < 0.25 else None
        if roll < 0.35:
            new = s.fn(self.random.choice(UNARY), self.pick(before), name=name)
        elif roll < 0.65:
            target = self.random.choice(BINARY)
            new = s.fn(target, self.pick(before), self.argument(before), name=name)
        elif roll < 0.75:
            new = s.method(self.random.choice(METHODS), self.pick(before), self.argument(before), name=name)
        elif roll < 0.85:
            new = s.module(self.random.choice(PATHS), self.pick(before), name=name)
        elif roll < 0.9:
            new = s.attr(self.random.choice(["w", "conv.weight", "0.bias"]), name=name)
        else:
            new = s.fn("torch.cat", [self.pick(before), self.pick(before)], dim=self.argument(before), name=name)
        self.made.append(new)

    def edit(self) -> None:
        """One random edit; may do nothing when the dice find no fitting node."""
        s, roll = self.script, self.random.random()
        calls = [r for r in self.made if self.node(r).op.startswith("call")]
        if roll < 0.3 or not calls:
            return self.create()
        ref = self.random.choice(calls)
        node = self.node(ref)
        if roll < 0.4:
            with s.before(ref):
                self.create(before=ref)
        elif roll < 0.48:
            anchor = self.pick()
            # What is made right after a placeholder may use only what stands before the anchor's successor.
            with s.after(anchor):
                self.create(before=anchor if self.node(anchor) > self.node(self.made[1]) else self.made[1])
        elif roll < 0.56:
            unused = [r for r in self.made[2:] if not self.node(r).users]
            if unused:
                gone = self.random.choice(unused)
                s.erase(gone)
                self.made.remove(gone)
        elif roll < 0.64:
            new = self.pick(before=ref)
            s.replace_all(ref, new)
        elif roll < 0.7:
            s.rename(ref, self.random.choice(NAMES))
        elif roll < 0.78:
            s.update_arg(ref, 0, self.pick(before=ref))
        elif roll < 0.82:
            inputs = [s.handles[n] for n in node.all_input_nodes]
            if inputs:
                s.replace_input(ref, self.random.choice(inputs), self.pick(before=ref))
        elif roll < 0.86:
            s.update_kwarg(ref, self.random.choice(["dim", "out"]), self.argument(before=ref))
        elif roll < 0.9:
            s.insert_arg(ref, len(node.args), self.argument(before=ref))
        elif roll < 0.94:
            self.made.append(s.copy(ref))
        else:
            self.move(ref)

    def move(self, ref: Ref) -> None:
        """Moves a node to a random place between its last input and its first user."""
        s, node = self.script, self.node(ref)
        low = max([*node.all_input_nodes, self.node(self.made[1])])
        high = min(node.users, default=None)
        fits = [r for r in self.made if self.node(r) > low and (high is None or self.node(r) < high)]
        if not fits:
            return
        anchor = self.random.choice(fits)
        if self.random.random() < 0.5:
            s.prepend(anchor, ref)
        else:
            s.append(anchor, ref)

    def run(self) -> dict:
        """All edits, then an output of a few nodes."""
        for _ in range(EDITS):
            self.edit()
        self.script.out([self.pick() for _ in range(3)])
        return self.script.finish()


def run() -> list[dict]:
    """All random scripts."""
    return [Editor(seed).run() for seed in range(SCRIPTS)]
