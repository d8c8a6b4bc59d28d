"""Losses on single held-out passages, which the claims about rounding are tried over.

Usage: python3 passages.py corpus.txt   (packages: see adapt.py)
Writes results/passages.json: with 3 bits a weight, to nearest and with GPTQ as in quantize.py.
"""

import sys

import torch

from quantize import CALIBRATION, DRAWS
from recording import HERE, record
from rounding import gptq, hessians, replaced, rounded
from texts import held_out, shakespeare, windows
from weights import read_model

if __name__ == "__main__":
    training, held = shakespeare(sys.argv[1])
    base = read_model(HERE / "base.bin")

    def losses():
        return [round(loss, 3) for loss in held_out(base, windows(held, 64)).tolist()]

    def changed(change):
        restore = replaced(base, change)
        found = losses()
        restore()
        return found

    found = {"before": losses()}

    order = torch.randperm(len(windows(training)), generator=torch.Generator().manual_seed(0))
    draws = [windows(training)[order[i * CALIBRATION : (i + 1) * CALIBRATION], :-1] for i in range(DRAWS)]
    found["nearest"] = changed(lambda w, name: rounded(w, 3, "row"))
    h = [hessians(base, draw) for draw in draws]
    found["gptq"] = [changed(lambda w, name: gptq(w, of[name], 3, "row")) for of in h]
    record("passages", found)
