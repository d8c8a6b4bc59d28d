"""Soft prompts and prefixes of 1 to 32 vectors for the same second voice, on three bases.

Usage: python3 prompts.py corpus.txt   (packages, other-1.bin and other-2.bin: see adapt.py)
Writes results/prompts.json, prompted.json (losses on single passages), and prompts.bin with the vectors of the book's base, 8
bits a number. As in adapt.py, the vectors of each base have a seed of their own.
"""

import sys

import torch

from recording import DATA, MODEL, best_rate, fit, record
from texts import genesis, held_out, shakespeare, windows
from train import others
from transformer import CONTEXT, D, H, LAYERS, rotate
from weights import read_model, read_tensors, write_tensors

LENGTHS = (1, 8, 32)
RATES = (0.03, 0.1, 0.3, 1.0)


def new_prompt(model, length, text, seed):
    """Starts as the vectors of characters that the new text has (Lester et al. 2021, section 3.2)."""
    at = torch.randint(len(text), (length,), generator=torch.Generator().manual_seed(seed))
    return model.embed.weight[text[at]].clone()


@torch.no_grad()
def new_prefix(model, length, text, seed):
    """Starts as keys and values of real text, as Li and Liang found best (2021, section 7.4), from position 0 on."""
    at = int(torch.randint(len(text) - CONTEXT, (1,), generator=torch.Generator().manual_seed(seed)))
    parts = {}
    handles = [
        getattr(block, kind).register_forward_hook(lambda _, __, out, key=(i, kind): parts.update({key: out[0]}))
        for i, block in enumerate(model.blocks)
        for kind in "kv"
    ]
    model(text[None, at : at + length])
    for handle in handles:
        handle.remove()
    rows = torch.stack([torch.stack([parts[i, kind] for kind in "kv"]) for i in range(LAYERS)])
    rows = rows.view(LAYERS, 2, length, H, D // H).transpose(2, 3).contiguous()
    rows[:, 0] = rotate(rows[:, 0], model.cos[:length], model.sin[:length])
    return rows


STARTS = {"prompt": new_prompt, "prefix": new_prefix}


def fitted(base, kind, length, text, rate, seed):
    added = torch.nn.Parameter(STARTS[kind](base, length, text, seed))
    fit(base, [added], text, rate, seed, **{kind: lambda: added})
    return added.data


def vector_rate(base, kind, text, length=8):
    """The best of RATES for one kind of vectors, or beyond."""

    def trial(rate, text):
        added = fitted(base, kind, length, text, rate, 9)
        return lambda w: held_out(base, w, **{kind: added})

    return best_rate(trial, RATES, text)


def losses_with(path, seed, rates, text, sets):
    """Losses on each window of each set, of a base alone and with its vectors; keeps those of the book's base first."""
    base = read_model(path)
    added = {
        f"{kind}.{length}": fitted(base, kind, length, text, rates[kind], seed) for kind in STARTS for length in LENGTHS
    }
    if seed == 0:
        write_tensors(DATA / "prompts.bin", added)
        added = read_tensors(DATA / "prompts.bin")
    ways = {"before": {}, **{name: {name.split(".")[0]: vectors} for name, vectors in added.items()}}
    return {name: {voice: held_out(base, w, **way) for voice, w in sets.items()} for name, way in ways.items()}


if __name__ == "__main__":
    (_, held), (text, new) = shakespeare(sys.argv[1]), genesis()
    sets = {"genesis": windows(new, 50), "shakespeare": windows(held, 64)}
    rates = {kind: vector_rate(read_model(MODEL / "base.bin"), kind, text) for kind in STARTS}
    seen = [losses_with(path, seed, rates, text, sets) for seed, path in enumerate([MODEL / "base.bin", *others()])]
    means = [{name: {v: round(l.mean().item(), 4) for v, l in of.items()} for name, of in base.items()} for base in seen]
    record("prompts", {"rates": rates, "windows": {name: len(w) for name, w in sets.items()}, "bases": means})
    rounded = [{n: {v: [round(l, 3) for l in ls.tolist()] for v, ls in of.items()} for n, of in base.items()} for base in seen]
    record("prompted", rounded)
