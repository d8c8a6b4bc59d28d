"""Losses of the model and of its two trainings with other seeds, which claims about rounding and about heads are tried over.

Usage: python3 passages.py corpus.txt   (packages, other-1.bin and other-2.bin: see train.py)
Writes results/passages.json: on each of 32 held-out passages, as they are, with 3 bits a weight to nearest, and with GPTQ as
in quantize.py; and, as means over 16 of them, without the eight heads that cost least alone as in prune.py, and without each
of RANDOM draws of eight.
"""

import sys

import torch

from prune import HEADS, ascending, by_ablation, mask
from quantize import CALIBRATION, DRAWS
from recording import MODEL, record
from rounding import gptq, hessians, replaced, rounded
from texts import held_out, shakespeare, windows
from train import others
from weights import read_model

RANDOM, CUT = 50, 8


def measured(base, calibration, scored, judged):
    def changed(change):
        restore = replaced(base, change)
        found = held_out(base, judged)
        restore()
        return found

    def without(heads):
        return held_out(base, judged[::2], heads=mask(heads[:CUT])).mean()

    h = [hessians(base, draw) for draw in calibration]
    random = [torch.randperm(HEADS, generator=torch.Generator().manual_seed(seed)).tolist() for seed in range(RANDOM)]
    return {
        "before": held_out(base, judged),
        "nearest": changed(lambda w, name: rounded(w, 3, "row")),
        "gptq": torch.stack([changed(lambda w, name: gptq(w, of[name], 3, "row")) for of in h]),
        "cheapest": without(ascending(by_ablation(base, scored))),
        "random": torch.stack([without(heads) for heads in random]),
    }


if __name__ == "__main__":
    training, held = (windows(text) for text in shakespeare(sys.argv[1]))
    order = torch.randperm(len(training), generator=torch.Generator().manual_seed(0))
    calibration = [training[order[i * CALIBRATION : (i + 1) * CALIBRATION], :-1] for i in range(DRAWS)]
    found = []
    for path in [MODEL / "base.bin", *others()]:
        # Heads are chosen on even windows and judged on odd ones.
        found.append(measured(read_model(path), calibration, held[::32], held[1::18][:32]))
        print(path.name, {name: loss.mean().item() for name, loss in found[-1].items()}, flush=True)
    record("passages", [{name: losses.double().mul(1000).round().div(1000).tolist() for name, losses in of.items()} for of in found])
