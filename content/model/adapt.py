"""Moves the model from Shakespeare to Genesis: adapters of ranks 1 to 16, and all of its weights.

Usage: python3 adapt.py corpus.txt   (Debian: python3-torch, libopenblas0-pthread, bible-kjv, bible-kjv-text)
Writes results/adapt.json and lora-<rank>.bin, the adapters of the first seed, with 8 bits a number.
"""

import copy
import sys

import torch
from torch import nn

from recording import HERE, best_rate, fit, record, spread
from rounding import replaced, rounded
from texts import genesis, held_out, shakespeare, windows
from weights import read_model, read_tensors, write_tensors

RANKS, SEEDS, SCALES = (1, 2, 4, 8, 16), (0, 1, 2), (0, 0.25, 0.5, 0.75, 1, 1.25, 1.5)
RATES, FULL_RATES = (5e-3, 1e-2, 2e-2), (5e-4, 1e-3, 2e-3)


def attach(model, rank, seed, names=None):
    """Puts fresh adapters beside matrices; returns their numbers. B is zero, so that nothing is changed at first."""
    torch.manual_seed(seed)
    params = []
    for name, matrix in model.matrices().items():
        if names and name.split(".")[1] not in names:
            continue
        outputs, inputs = matrix.weight.shape
        matrix.a = nn.Parameter(torch.randn(rank, inputs) / inputs**0.5)
        matrix.b = nn.Parameter(torch.zeros(outputs, rank))
        params += [matrix.a, matrix.b]
    return params


def detach(model):
    for matrix in model.matrices().values():
        matrix.a = matrix.b = None


def scaled(model, scale):
    for matrix in model.matrices().values():
        matrix.scale = scale


def keep(model, path):
    """Keeps the adapters, A (rank, in) and B transposed (rank, out), and takes them as they are kept."""
    tensors = {}
    for name, matrix in model.matrices().items():
        tensors[f"{name}.a"], tensors[f"{name}.b"] = matrix.a, matrix.b.T
    write_tensors(path, tensors)
    load(model, path)


def load(model, path):
    tensors = read_tensors(path)
    for name, matrix in model.matrices().items():
        a, b = tensors[f"{name}.a"], tensors[f"{name}.b"].T.contiguous()
        matrix.a, matrix.b = (nn.Parameter(t, requires_grad=False) for t in (a, b))


def four_ways(model, judged):
    """Losses of the adapters beside the base, merged into it, beside it in 4 bits, and merged and rounded to 4 bits."""

    def merge(w, name):
        matrix = model.matrices()[name]
        return w + matrix.scale * matrix.b @ matrix.a

    def merged(change):
        apart = {name: (m.a, m.b) for name, m in model.matrices().items()}
        restore = replaced(model, change)
        detach(model)
        found = judged()
        restore()
        for name, m in model.matrices().items():
            m.a, m.b = apart[name]
        return found

    def beside(change):
        restore = replaced(model, change)
        found = judged()
        restore()
        return found

    return {
        "beside": judged(),
        "merged": merged(merge),
        "beside4": beside(lambda w, name: rounded(w, 4, "row")),
        "merged4": merged(lambda w, name: rounded(merge(w, name), 4, "row")),
    }


def lora_rate(base, text, rank=4, names=None):
    """The best of RATES for adapters of one rank."""

    def trial(rate, text):
        fit(base, attach(base, rank, 9, names), text, rate, 9)

        def measure(w):
            found = held_out(base, w)
            detach(base)
            return found

        return measure

    return best_rate(trial, RATES, text)


def full_rate(base, text):
    """The best of FULL_RATES for all weights."""

    def trial(rate, text):
        model = copy.deepcopy(base)
        fit(model, list(model.parameters()), text, rate, 9)
        return lambda w: held_out(model, w)

    return best_rate(trial, FULL_RATES, text)


if __name__ == "__main__":
    (_, held), (text, new) = shakespeare(sys.argv[1]), genesis()
    sets = {"genesis": windows(new, 64), "shakespeare": windows(held, 64)}
    base = read_model(HERE / "base.bin")

    def judged(model=base):
        return {name: held_out(model, w).mean().item() for name, w in sets.items()}

    rate, all_rate = lora_rate(base, text), full_rate(base, text)
    found = {"seeds": len(SEEDS), "rates": {"lora": rate, "full": all_rate}, "windows": {k: len(w) for k, w in sets.items()}, "before": judged(), "ranks": {}}
    sweeps, ways = [], []
    for rank in RANKS:
        losses = []
        for seed in SEEDS:
            params = attach(base, rank, seed)
            fit(base, params, text, rate, seed)
            if seed == 0:
                keep(base, HERE / f"lora-{rank}.bin")
            losses.append(judged())
            print(rank, seed, losses[-1], flush=True)
            if rank == 4:
                ways.append(four_ways(base, judged))
                sweep = []
                for scale in SCALES:
                    scaled(base, scale)
                    sweep.append(judged())
                scaled(base, 1.0)
                sweeps.append(sweep)
            detach(base)
        count = sum(p.numel() for p in params)
        found["ranks"][rank] = {"parameters": count, **{k: spread(l[k] for l in losses) for k in sets}}
    found["scales"] = [
        {"scale": scale, **{k: spread(sweep[i][k] for sweep in sweeps) for k in sets}} for i, scale in enumerate(SCALES)
    ]
    found["ways"] = {way: {k: spread(w[way][k] for w in ways) for k in sets} for way in ways[0]}

    losses = []
    for seed in SEEDS:
        model = copy.deepcopy(base)
        params = list(model.parameters())
        fit(model, params, text, all_rate, seed)
        losses.append(judged(model))
        print("full", seed, losses[-1], flush=True)
    found["full"] = {
        "parameters": sum(p.numel() for p in params),
        **{k: spread(l[k] for l in losses) for k in sets},
    }
    record("adapt", found)
