"""Trains and exports the shipped model: a small residual CNN on handwritten digits.

What it does, in order:

1. loads scikit-learn's bundled digits (1,797 images of 8x8 pixels, no download),
   holds out 200 of them (stratified, fixed seed) and trains on the rest;
2. exports the trained network in eval mode with ``torch.export`` and a dynamic
   batch dimension, and saves it as ``digits.pt2``;
3. runs the *exported* program on the 200 held-out images and saves images, labels
   and outputs as ``digits.safetensors``: the reference a runtime is compared with.

It needs torch, scikit-learn and safetensors, takes a minute or two on one core and
downloads nothing. Run it from the root of the repository::

    OMP_NUM_THREADS=1 python models/train_digits.py

With the same library versions and one thread the weights come out the same each time.
The archive differs only in its ``.data/serialization_id``.

The network has conv-bn-relu throughout, three residual blocks of which two halve the
picture (their shortcut is a strided 1x1 convolution with its own batch norm), then
global average pooling and one linear layer. Each convolution is used once and is
followed directly by its batch norm, so that folding batch norms is exercised on
straight chains, on chains that end in an addition and on shortcuts.
"""

import argparse
import pathlib
import random

import numpy as np
import torch
from safetensors.torch import save_file
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn
from torch.nn import functional

SEED = 20
HELD_OUT = 200
MAX_BATCH = 4096
EPOCHS = 40
BATCH = 64


class Block(nn.Module):
    """Two 3x3 convolutions with a shortcut; a strided block projects its shortcut."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.down = None
        if stride != 1 or inputs != outputs:
            self.down = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[N, inputs, H, W] to [N, outputs, H / stride, W / stride]."""
        shortcut = x if self.down is None else self.down(x)
        x = torch.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        return torch.relu(x + shortcut)


class DigitNet(nn.Module):
    """[N, 1, 8, 8] pictures with values in 0..1 to [N, 10] logits."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()
        )
        self.block1 = Block(16, 16, 1)
        self.block2 = Block(16, 32, 2)
        self.block3 = Block(32, 64, 2)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Linear(64, 10)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Logits of the ten digits for each picture."""
        x = self.stem(image)
        x = self.block3(self.block2(self.block1(x)))
        return self.head(self.pool(x).flatten(1))


def shift(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Moves each picture by -1, 0 or 1 pixel in both directions, filling with zero."""
    padded = functional.pad(images, (1, 1, 1, 1))
    moves = torch.randint(0, 3, (len(images), 2), generator=generator).tolist()
    return torch.stack([p[:, y : y + 8, x : x + 8] for p, (y, x) in zip(padded, moves)])


def load() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Train images, train labels, held-out images and held-out labels."""
    digits = load_digits()
    images = (digits.images / 16.0).astype(np.float32)[:, None]
    labels = digits.target.astype(np.int64)
    split = train_test_split(
        images, labels, test_size=HELD_OUT, stratify=labels, random_state=SEED
    )
    train_x, test_x, train_y, test_y = (torch.from_numpy(np.ascontiguousarray(a)) for a in split)
    return train_x, train_y, test_x, test_y


def train(images: torch.Tensor, labels: torch.Tensor) -> DigitNet:
    """Trains with AdamW and one learning-rate cycle; returns the network in eval mode."""
    generator = torch.Generator().manual_seed(SEED)
    net = DigitNet()
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-2)
    steps = EPOCHS * (len(images) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=5e-3, total_steps=steps)
    for epoch in range(EPOCHS):
        order = torch.randperm(len(images), generator=generator)
        total = 0.0
        for start in range(0, len(images) - BATCH + 1, BATCH):
            rows = order[start : start + BATCH]
            logits = net(shift(images[rows], generator))
            loss = functional.cross_entropy(logits, labels[rows], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        if (epoch + 1) % 10 == 0:
            print(f"epoch {epoch + 1:>2}: loss {total / (len(images) // BATCH):.4f}")
    return net.eval()


def forget_paths(program: torch.export.ExportedProgram) -> None:
    """Makes the file names in the stack traces relative, to the repository or to site-packages."""
    here = pathlib.Path(__file__)
    roots = [
        str(pathlib.Path(torch.__file__).parent.parent),
        str(here.resolve().parent.parent),
        str(here.parent.parent),
    ]
    for node in program.graph.nodes:
        trace = node.meta.get("stack_trace")
        if trace is not None:
            for root in roots:
                trace = trace.replace(f'File "{root}/', 'File "')
            node.meta["stack_trace"] = trace


def main(folder: pathlib.Path) -> None:
    """Trains, exports and writes the two files into ``folder``."""
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)

    train_x, train_y, test_x, test_y = load()
    net = train(train_x, train_y)
    for parameter in net.parameters():
        parameter.grad = None

    batch = torch.export.Dim("batch", min=1, max=MAX_BATCH)
    program = torch.export.export(
        net, (test_x[:4].clone(),), dynamic_shapes=({0: batch},), strict=False
    )
    forget_paths(program)
    torch.export.save(program, folder / "digits.pt2")

    # Read back what was written: the reference belongs to the file, not to the network.
    with torch.no_grad():
        outputs = torch.export.load(folder / "digits.pt2").module()(test_x)
        eager = net(test_x)
    if not torch.equal(outputs, eager):
        raise SystemExit("the exported program and the network disagree")
    save_file(
        {"images": test_x, "labels": test_y, "outputs": outputs.contiguous()},
        folder / "digits.safetensors",
    )

    (folder / "digits.safetensors").chmod(0o644)

    correct = int((outputs.argmax(1) == test_y).sum())
    parameters = sum(p.numel() for p in net.parameters())
    print(f"held out: {correct} of {len(test_y)} right ({correct / len(test_y):.1%})")
    print(f"parameters: {parameters}, graph nodes: {len(program.graph.nodes)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    main(parser.parse_args().out)
