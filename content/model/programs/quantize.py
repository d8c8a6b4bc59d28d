"""Rounds the model's weights, keys, values and activations, and measures what that costs.

Usage: python3 quantize.py corpus.txt   (packages: see train.py)
GPTQ's Hessians come from training text, every loss from held-out text. Writes results/quantize.json.
"""

import sys

import torch
from torch.nn import functional as F

from recording import MODEL, record, risen, spread
from rounding import gptq, hessians, nearest, replaced, rounded
from texts import shakespeare, windows
from transformer import D, H, losses
from weights import read_model

SETS, CALIBRATION, DRAWS = 4, 64, 3
BITS = (8, 7, 6, 5, 4, 3, 2)


@torch.no_grad()
def compare(model, reference, sets, **options):
    """Loss, and KL divergence from the reference's predictions, in nats a character, with their spread over sets."""
    before = [F.nll_loss(logs.flatten(0, 1), w[:, 1:].flatten()) for w, logs in zip(sets, reference)]
    loss, divergence = [], []
    for w, logs in zip(sets, reference):
        now = model(w[:, :-1], **options)
        loss.append(losses(now, w[:, 1:]).mean())
        divergence.append((logs.exp() * (logs - now.log_softmax(-1))).sum(-1).mean())
    return {"loss": risen(loss, before), "kl": spread(divergence)}


def plant(model, factor):
    """Makes one channel of each norm's output `factor` times as loud and the weights that read it as much smaller: the
    model computes the same."""
    for block in model.blocks:
        for norm, readers in ((block.norm1, (block.q, block.k, block.v)), (block.norm2, (block.gate, block.up))):
            norm.weight.data[0] *= factor
            for matrix in readers:
                matrix.weight.data = matrix.weight.data.clone()
                matrix.weight.data[:, 0] /= factor


def loudness(model, w):
    """Largest root mean square of an input channel over the median one, for each matrix that reads an input of its own."""
    h = hessians(model, w)
    ratio = {name: (m.diagonal().max() / m.diagonal().median()).sqrt().item() for name, m in h.items()}
    return {name: round(r, 2) for name, r in ratio.items() if name.split(".")[1] in ("q", "o", "gate", "down")}


def rounding_inputs(model, bits):
    """Rounds what each matrix reads, a step for each character; returns what ends that."""
    handles = [
        m.register_forward_pre_hook(lambda _, args: (nearest(args[0], bits),)) for m in model.matrices().values()
    ]

    def end():
        for handle in handles:
            handle.remove()

    return end


if __name__ == "__main__":
    text, held = shakespeare(sys.argv[1])
    every = windows(held)
    sets = [every[i::SETS] for i in range(SETS)]
    training = windows(text)[:, :-1]
    order = torch.randperm(len(training), generator=torch.Generator().manual_seed(0))
    draws = [training[order[i * CALIBRATION : (i + 1) * CALIBRATION]] for i in range(DRAWS)]
    model = read_model(MODEL / "base.bin")
    with torch.no_grad():
        reference = [model(w[:, :-1]).log_softmax(-1) for w in sets]

    def judged(**options):
        return compare(model, reference, sets, **options)

    found = {"windows": len(every), "sets": SETS, "calibration": CALIBRATION, "draws": DRAWS, "before": judged()}
    found["loudness"] = loudness(model, draws[0])
    found["nearest"] = {}
    for share in ("matrix", "row", "group"):
        found["nearest"][share] = {}
        for bits in BITS:
            restore = replaced(model, lambda w, name: rounded(w, bits, share))
            found["nearest"][share][bits] = judged()
            restore()
        print(share, found["nearest"][share], flush=True)
    # Their spread is that over draws of calibration text.
    h = [hessians(model, draw) for draw in draws]
    found["gptq"] = {}
    for share in ("row", "group"):
        found["gptq"][share] = {}
        for bits in (4, 3, 2):
            costs = []
            for draw in range(DRAWS):
                restore = replaced(model, lambda w, name: gptq(w, h[draw][name], bits, share))
                costs.append(judged())
                restore()
            found["gptq"][share][bits] = {kind: spread(c[kind]["mean"] for c in costs) for kind in ("loss", "kl")}
            print("gptq", share, bits, found["gptq"][share][bits], flush=True)
    found["cache"] = {bits: judged(cached=lambda x: nearest(x, bits)) for bits in BITS}
    found["inputs"] = {}
    for factor in (1, 10, 30, 100):
        planted = read_model(MODEL / "base.bin")
        plant(planted, factor)
        found["inputs"][factor] = {}
        for bits in (8, 6, 4):
            end = rounding_inputs(planted, bits)
            found["inputs"][factor][bits] = compare(planted, reference, sets)
            end()
    record("quantize", found)
