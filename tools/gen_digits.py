"""Writes tests/data/digits/train.safetensors: the images that models/digits.pt2 was trained on, to train on in tests.

    python tools/gen_digits.py        # needs torch, scikit-learn, safetensors; nothing is downloaded

``images`` uint8 [1597, 8, 8] with values 0..16, ``labels`` uint8 [1597]. The 200 others, which no training has seen, are in
models/digits.safetensors. The digits are the test part of the "Optical Recognition of Handwritten Digits" data set of
E. Alpaydin and C. Kaynak (UCI Machine Learning Repository, CC BY 4.0), as distributed with scikit-learn.
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "models"))

import train_digits  # noqa: E402

if __name__ == "__main__":
    images, labels, *_ = train_digits.load()
    path = ROOT / "tests/data/digits/train.safetensors"
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = (images[:, 0] * 16).round().to(torch.uint8).contiguous()
    save_file({"images": pixels, "labels": labels.to(torch.uint8)}, path)
    path.chmod(0o644)
    print(f"{len(images)} images, {path.stat().st_size} bytes")
