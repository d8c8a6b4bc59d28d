"""Losses on single held-out passages, which the claims about adapters and about rounding are tried over.

Usage: python3 passages.py corpus.txt   (packages: see adapt.py)
Writes results/passages.json: with adapters of rank 4 trained as adapt.py does it, and with GPTQ as in quantize.py.
"""

import json
import sys

import torch

from adapt import SEEDS, attach, detach, scaled
from quantize import CALIBRATION, DRAWS
from recording import HERE, fit, record
from rounding import gptq, hessians, replaced, rounded
from texts import genesis, held_out, shakespeare, windows
from weights import read_model

SCALES = (0.5, 1)

if __name__ == "__main__":
    (training, held), (text, new) = shakespeare(sys.argv[1]), genesis()
    sets = {"genesis": windows(new, 64), "shakespeare": windows(held, 64)}
    base = read_model(HERE / "base.bin")

    def losses(voice="shakespeare"):
        return [round(loss, 3) for loss in held_out(base, sets[voice]).tolist()]

    def changed(change):
        restore = replaced(base, change)
        found = losses()
        restore()
        return found

    found = {"before": {voice: losses(voice) for voice in sets}}

    order = torch.randperm(len(windows(training)), generator=torch.Generator().manual_seed(0))
    draws = [windows(training)[order[i * CALIBRATION : (i + 1) * CALIBRATION], :-1] for i in range(DRAWS)]
    found["nearest"] = changed(lambda w, name: rounded(w, 3, "row"))
    h = [hessians(base, draw) for draw in draws]
    found["gptq"] = [changed(lambda w, name: gptq(w, of[name], 3, "row")) for of in h]

    rate = json.loads((HERE / "results" / "adapt.json").read_text())["rates"]["lora"]
    found["adapted"] = []
    for seed in SEEDS:
        fit(base, attach(base, 4, seed), text, rate, seed)
        at = {}
        for scale in SCALES:
            scaled(base, scale)
            at[scale] = {voice: losses(voice) for voice in sets}
        found["adapted"].append(at)
        scaled(base, 1.0)
        detach(base)
    record("passages", found)
