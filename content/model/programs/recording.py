"""What the programs share that measure: spread over seeds, training of what is added to the model, recorded results."""

import json
from pathlib import Path

import torch

from texts import batch, windows
from transformer import losses

MODEL = Path(__file__).parent.parent
DATA = MODEL / "data"
STEPS, SIZE = 150, 8


def spread(values):
    """Mean and standard deviation over seeds or over sets of windows, to 4 decimals."""
    values = torch.tensor([float(v) for v in values], dtype=torch.float64)
    return {"mean": round(values.mean().item(), 4), "sd": round(values.std().item(), 4)}


def risen(losses, before):
    """Mean loss over sets of windows, and the standard deviation over the sets of its rise above the losses before: that
    of the losses themselves says how the texts differ."""
    rise = [a - b for a, b in zip(losses, before, strict=True)]
    return {"mean": spread(losses)["mean"], "sd": spread(rise)["sd"]}


def fit(model, params, text, rate, seed, steps=STEPS, **options):
    """Trains some numbers, and nothing else, for so many steps of SIZE windows with AdamW.

    The rate rises for 10 steps and falls to zero along a cosine. Returns the loss of each step.
    """
    draw = torch.Generator().manual_seed(seed)
    for p in params:
        p.requires_grad_(True)
    optimizer = torch.optim.AdamW(params, lr=rate, weight_decay=0, betas=(0.9, 0.98))
    falling = torch.cos(torch.arange(steps) / steps * torch.pi) * 0.5 + 0.5
    seen = []
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 10) * falling[step].item()
        x, y = batch(text, SIZE, draw)
        loss = losses(model(x, **{k: v() for k, v in options.items()}), y).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        optimizer.step()
        seen.append(loss.item())
    for p in params:
        p.requires_grad_(False)
    return seen


def best_rate(trial, rates, text):
    """The rate whose training does best on a tenth of the training text that is held aside, of a grid that goes on beyond its
    ends as long as an end is best; `trial(rate, text)` trains on what it is given and returns a function that measures
    windows. No held-out text is looked at."""
    cut = int(0.9 * len(text))
    aside = windows(text[cut:], 32)
    seen, left, ratio = {}, rates, rates[-1] / rates[-2]
    while left:
        for rate in left:
            seen[rate] = trial(rate, text[:cut])(aside).mean().item()
        best = min(seen, key=seen.get)
        left = [best / ratio] if best == min(seen) else [best * ratio] if best == max(seen) else []
    print(seen, flush=True)
    return best


def record(name, found):
    """Writes results/NAME.json."""
    path = MODEL / "results" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n")
    print(path.read_text())
