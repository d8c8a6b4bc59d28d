"""Peak memory and time of a training step of the model's four blocks, with what is kept and what is computed again.

Usage: python3 checkpoint.py [--time]   (packages: see train.py)
Writes results/checkpoint.json; without --time the times stay as they were recorded.
"""

import json
import sys
import time
from functools import partial
from statistics import median

import torch
from torch import nn
from torch.profiler import ProfilerActivity, profile
from torch.utils.checkpoint import checkpoint

from recording import HERE, record
from transformer import CONTEXT, D, LAYERS
from weights import read_model

WINDOWS, RUNS = 8, 21
lean = partial(checkpoint, use_reentrant=False)


def run(model, x, group, again):
    """`group` blocks at a time, kept or computed again."""
    turn = model.cos[:CONTEXT], model.sin[:CONTEXT]

    def part(at, x):
        for block in model.blocks[at : at + group]:
            x = block(x, turn)
        return x

    for at in range(0, LAYERS, group):
        x = lean(part, at, x) if again else part(at, x)
    return x


WAYS = {"keep all": (LAYERS, False), "each block": (1, True), "in pairs": (2, True), "all in one": (LAYERS, True)}


def gradients(model, x, way):
    return torch.autograd.grad(run(model, x, *WAYS[way]).square().mean(), [x, *model.blocks.parameters()])


def step(model, x, way):
    """A step that uses each weight's gradient up as soon as it is there."""
    run(model, x, *WAYS[way]).square().mean().backward()
    x.grad = None


def peak(work):
    """The most bytes that the allocator had handed out at once, above those before."""
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as watched:
        work()
    changes = [
        (event.start_ns(), at, event.nbytes())
        for at, event in enumerate(watched.profiler.kineto_results.events())
        if event.name() == "[memory]"
    ]
    live = highest = 0
    for _, _, change in sorted(changes):
        live += change
        highest = max(highest, live)
    return highest


if __name__ == "__main__":
    torch.manual_seed(0)
    model = read_model(HERE / "base.bin").requires_grad_(True)
    x = torch.randn(WINDOWS, CONTEXT, D, requires_grad=True)
    reference = gradients(model, x, "keep all")
    for way in WAYS:
        assert all(map(torch.equal, reference, gradients(model, x, way))), way
    for parameter in model.blocks.parameters():
        parameter.register_post_accumulate_grad_hook(lambda p: setattr(p, "grad", None))
    found = {"windows": WINDOWS, "runs": RUNS, "ways": {way: {"peak": peak(lambda: step(model, x, way))} for way in WAYS}}
    if "--time" in sys.argv:
        times = {way: [] for way in WAYS}
        for _ in range(RUNS):
            for way in WAYS:
                start = time.perf_counter()
                step(model, x, way)
                times[way].append(time.perf_counter() - start)
        for way, took in times.items():
            ratios = sorted(a / b for a, b in zip(took, times["keep all"]))
            found["ways"][way]["time"] = [round(r, 3) for r in (median(ratios), ratios[RUNS // 4], ratios[-RUNS // 4])]
    else:
        before = json.loads((HERE / "results/checkpoint.json").read_text())
        for way in WAYS:
            found["ways"][way]["time"] = before["ways"][way]["time"]
    record("checkpoint", found)
