"""Soft prompts and prefixes of 1 to 32 vectors for the same second voice.

Usage: python3 prompts.py corpus.txt   (packages: see adapt.py)
Writes results/prompts.json, and prompts.bin with those of the first seed, 8 bits a number.
"""

import sys

import torch

from recording import HERE, best_rate, fit, record, spread
from texts import genesis, held_out, shakespeare, windows
from transformer import CONTEXT, D, H, LAYERS
from weights import read_model, read_tensors, write_tensors

LENGTHS, SEEDS = (1, 2, 4, 8, 16, 32), (0, 1, 2)
RATES = (0.03, 0.1, 0.3, 1.0)


def new_prompt(model, length, text, seed):
    """Starts as the vectors of characters that the new text has (Lester et al. 2021, section 3.2)."""
    at = torch.randint(len(text), (length,), generator=torch.Generator().manual_seed(seed))
    return model.embed.weight[text[at]].clone()


@torch.no_grad()
def new_prefix(model, length, text, seed):
    """Starts as keys and values of real text, as Li and Liang found best (2021, section 7.4), unrotated keys."""
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
    return rows.view(LAYERS, 2, length, H, D // H).transpose(2, 3).contiguous()


def vector_rate(base, kind, start, text, length=8):
    """The best of RATES for one kind of vectors."""

    def trial(rate, text):
        added = torch.nn.Parameter(start(base, length, text, 9))
        fit(base, [added], text, rate, 9, **{kind: lambda: added})
        return lambda w: held_out(base, w, **{kind: added.data})

    return best_rate(trial, RATES, text)


if __name__ == "__main__":
    (_, held), (text, new) = shakespeare(sys.argv[1]), genesis()
    sets = {"genesis": windows(new, 64), "shakespeare": windows(held, 64)}
    base = read_model(HERE / "base.bin")

    def judged(**options):
        return {name: held_out(base, w, **options).mean().item() for name, w in sets.items()}

    found = {"seeds": len(SEEDS), "rates": {}, "before": judged(), "prompt": {}, "prefix": {}}
    stored = {}
    for kind, start in {"prompt": new_prompt, "prefix": new_prefix}.items():
        rate = found["rates"][kind] = vector_rate(base, kind, start, text)
        for length in LENGTHS:
            losses = []
            for seed in SEEDS:
                added = torch.nn.Parameter(start(base, length, text, seed))
                fit(base, [added], text, rate, seed, **{kind: lambda: added})
                losses.append(judged(**{kind: added.data}))
                if seed == 0:
                    stored[f"{kind}.{length}"] = added.data
                print(kind, length, seed, losses[-1], flush=True)
            found[kind][length] = {"parameters": added.numel(), **{k: spread(l[k] for l in losses) for k in sets}}
    write_tensors(HERE / "prompts.bin", stored)
    kept = read_tensors(HERE / "prompts.bin")
    found["kept"] = {name: judged(**{name.split(".")[0]: added}) for name, added in kept.items()}
    record("prompts", found)
