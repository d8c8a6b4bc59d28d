"""Trains the model on Shakespeare and keeps it with 8 bits a weight.

Usage: python3 train.py corpus.txt [minutes] [--compile]   writes base.bin and results/train.json.
       python3 train.py corpus.txt --others                writes other-1.bin and other-2.bin, which git ignores: bases of
       other seeds and a quarter of the steps, beside which adapters are tried again.
(Debian: python3-torch, libopenblas0-pthread; libtorch-dev and g++ for --compile.) The last tenth of the text is held out.
"""

import math
import sys
import time

import torch
from torch import nn

from recording import MODEL, record
from texts import batch, held_out, shakespeare, windows
from transformer import Model, losses
from weights import read_model, write_model

SIZE, RATE, DECAY = 24, 3e-3, 0.1
OTHERS, OTHER_STEPS = (1, 2), 400


def clock(minutes):
    """The share of so many minutes that has passed since the first step."""
    start = time.time()
    return lambda step: (time.time() - start) / 60 / minutes


def train(text, share, compiled=False, seed=1337, log=print):
    """Trains with AdamW until `share(step)`, the share of training that is done, is 1; the rate rises for 50 steps and falls
    along a cosine of that share."""
    torch.manual_seed(seed)
    draw = torch.Generator().manual_seed(seed)
    model = Model()
    forward = torch.compile(model) if compiled else model
    groups = [
        dict(params=[p for p in model.parameters() if p.dim() == 2], weight_decay=DECAY),
        dict(params=[p for p in model.parameters() if p.dim() < 2], weight_decay=0),
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    step = 0
    while (done := share(step)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 50) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
        x, y = batch(text, SIZE, draw)
        loss = losses(forward(x), y).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 100 == 0:
            log(f"step {step}  {done:.0%}  loss {loss.item():.3f}", flush=True)
        step += 1
    return model.eval(), step


def others():
    return [MODEL / f"other-{seed}.bin" for seed in OTHERS]


if __name__ == "__main__":
    if "--others" in sys.argv:
        for seed, path in zip(OTHERS, others()):
            write_model(path, train(shakespeare(sys.argv[1])[0], lambda step: step / OTHER_STEPS, seed=seed)[0])
        sys.exit()
    minutes = float(next(iter([a for a in sys.argv[2:] if a[0] != "-"]), 30))
    text, held = shakespeare(sys.argv[1])
    out = MODEL / "base.bin"
    model, steps = train(text, clock(minutes), "--compile" in sys.argv)
    w = windows(held)
    before = held_out(model, w)
    write_model(out, model)
    after = held_out(read_model(out), w)
    found = {
        "characters": len(text) + len(held),
        "minutes": minutes,
        "steps": steps,
        "windows": len(w),
        "loss32": before.mean().item(),
        "loss8": after.mean().item(),
        "error": (after.std() / len(w) ** 0.5).item(),
    }
    record("train", found)
