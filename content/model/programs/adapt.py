"""Moves the model from Shakespeare to Genesis: adapters of two ranks beside its weights, and adapters beside 4-bit weights.

Usage: python3 adapt.py corpus.txt   (PyTorch; Debian: bible-kjv, bible-kjv-text; other-1.bin and other-2.bin: see train.py)
Writes results/adapt.json, adapted.json (losses on single passages), and the adapters of rank 4 of the book's base with 8 bits
a number: lora-4.bin, and qlora-4.bin, which were trained beside weights in NF4.

α is the same for all ranks, and each rank has a learning rate of its own. All is done on three bases, the book's and two that
train.py makes of other seeds; the adapters of each have a seed of their own.
"""

import sys

import torch
from torch import nn

from recording import DATA, MODEL, best_rate, fit, record
from rounding import nf4, replaced
from texts import genesis, held_out, shakespeare, windows
from train import others
from weights import read_model, read_tensors, write_tensors

RANKS, ALPHA, STRENGTHS = (4, 16), 4, (0.05, 0.5, 1, 1.5)
RATES = (5e-3, 1e-2, 2e-2)
# Whose losses on single passages are recorded.
CLAIMED = ("before", "lora.4.0.5", "lora.4.1", "lora.16.equal", "before4", "qlora.beside4.0.05", "qlora.again.0.05")


def attach(model, rank, seed):
    """Puts fresh adapters beside matrices; returns their numbers. B is zero, so that nothing is changed at first."""
    torch.manual_seed(seed)
    params = []
    for matrix in model.matrices().values():
        outputs, inputs = matrix.weight.shape
        matrix.a = nn.Parameter(torch.randn(rank, inputs) / inputs**0.5)
        matrix.b = nn.Parameter(torch.zeros(outputs, rank))
        params += [matrix.a, matrix.b]
    scaled(model, 1)
    return params


def detach(model):
    for matrix in model.matrices().values():
        matrix.a = matrix.b = None


def scaled(model, strength):
    """Multiplies what adapters add by a strength; at 1 it is that of training, α over the rank."""
    for matrix in model.matrices().values():
        if matrix.a is not None:
            matrix.scale = strength * ALPHA / len(matrix.a)


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
    scaled(model, 1)


CHANGES = {
    "beside": lambda w, update: w,
    "merged": lambda w, update: w + update,
    "beside4": lambda w, update: nf4(w),
    "again": lambda w, update: nf4(nf4(w) + update),
    "original4": lambda w, update: nf4(w + update),
}


def served(model, way):
    """Serves adapters in one way of CHANGES; returns what ends that."""
    matrices = model.matrices()
    apart = {name: (m.a, m.b) for name, m in matrices.items()}
    restore = replaced(model, lambda w, name: CHANGES[way](w, matrices[name].scale * matrices[name].b @ matrices[name].a))
    if not way.startswith("beside"):
        detach(model)

    def end():
        restore()
        for name, m in matrices.items():
            m.a, m.b = apart[name]

    return end


def lora_rate(base, text, rank):
    """The best rate for adapters of one rank: of RATES, or beyond."""

    def trial(rate, text):
        fit(base, attach(base, rank, 9), text, rate, 9)

        def measure(w):
            found = held_out(base, w)
            detach(base)
            return found

        return measure

    return best_rate(trial, RATES, text)


def as_much(model, w, target):
    """The strength, from 0 to 1, at which adapters reach a loss that is lower at 1: by halving."""
    low, high = 0.0, 1.0
    for _ in range(6):
        middle = (low + high) / 2
        scaled(model, middle)
        low, high = (middle, high) if held_out(model, w).mean() > target else (low, middle)
    return high


if __name__ == "__main__":
    (_, held), (text, new) = shakespeare(sys.argv[1]), genesis()
    sets = {"genesis": windows(new, 50), "shakespeare": windows(held, 64)}
    base = read_model(MODEL / "base.bin")
    rates = {rank: lora_rate(base, text, rank) for rank in RANKS}
    found = {"rates": rates, "parameters": {}, "windows": {name: len(w) for name, w in sets.items()}, "bases": []}
    passages = []
    for seed, path in enumerate([MODEL / "base.bin", *others()]):
        base, seen = read_model(path), {}

        def judge(name, way=None):
            end = served(base, way) if way else lambda: None
            seen[name] = {voice: held_out(base, w) for voice, w in sets.items()}
            end()

        judge("before")
        restore = replaced(base, lambda w, name: nf4(w))
        judge("before4")
        fit(base, attach(base, 4, seed), text, rates[4], seed)
        restore()
        if seed == 0:
            keep(base, DATA / "qlora-4.bin")
        for strength in STRENGTHS:
            scaled(base, strength)
            for way in ("beside4", "again", "original4", "merged"):
                judge(f"qlora.{way}.{strength}", way)
        detach(base)
        for rank in RANKS:
            params = attach(base, rank, seed)
            fit(base, params, text, rates[rank], seed)
            found["parameters"][rank] = sum(p.numel() for p in params)
            if seed == 0 and rank == 4:
                keep(base, DATA / "lora-4.bin")
            for strength in STRENGTHS if rank == 4 else (1,):
                scaled(base, strength)
                judge(f"lora.{rank}.{strength}")
            if rank == 16:
                equal = as_much(base, sets["genesis"], seen["lora.4.1"]["genesis"].mean())
                scaled(base, equal)
                judge("lora.16.equal")
            detach(base)
        means = {name: {voice: round(l.mean().item(), 4) for voice, l in losses.items()} for name, losses in seen.items()}
        found["bases"].append({"losses": means, "equal": equal})
        passages.append(
            {name: {voice: [round(l, 3) for l in of.tolist()] for voice, of in seen[name].items()} for name in CLAIMED}
        )
        print(seed, found["bases"][-1], flush=True)
    record("adapt", found)
    record("adapted", passages)
