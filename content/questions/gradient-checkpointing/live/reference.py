"""The gradients of one training step in PyTorch, which those in TypeScript are held to.

Usage: /usr/bin/python3 reference.py   (packages: see content/model/programs/train.py) writes reference.json beside it. To be run
again whenever base.bin or excerpts.json of content/model has changed.

For each weight: the norm of its gradient, and the sum of its entries times cos(i), with i their place, row after row.
"""

import json
import sys
from pathlib import Path

import torch

HERE = Path(__file__).parent
MODEL = HERE / "../../../model"
sys.path.insert(0, str(MODEL / "programs"))

from texts import ids_of  # noqa: E402
from transformer import losses  # noqa: E402
from weights import read_model  # noqa: E402

TOKENS = 64


def short(number):
    """A number as Prettier leaves it."""
    return f"{number:.9f}".rstrip("0")


if __name__ == "__main__":
    text = json.loads((MODEL / "excerpts.json").read_text())["written"][0]
    ids = ids_of(text)[None, : TOKENS + 1]
    model = read_model(MODEL / "base.bin").requires_grad_(True)
    loss = losses(model(ids[:, :-1]), ids[:, 1:]).mean()
    loss.backward()
    gradients = {}
    for name, parameter in model.named_parameters():
        g = parameter.grad.double().flatten()
        gradients[name] = [g.norm().item(), (g * torch.arange(len(g)).double().cos()).sum().item()]
    rows = [f'    "{name}": [{", ".join(map(short, pair))}]' for name, pair in gradients.items()]
    head = f'{{\n  "tokens": {TOKENS},\n  "loss": {short(loss.item())},\n  "gradients": {{\n'
    (HERE / "reference.json").write_text(head + ",\n".join(rows) + "\n  }\n}\n")
