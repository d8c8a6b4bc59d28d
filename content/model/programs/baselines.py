"""What the model's loss is compared with: models that count characters, and other parts of the text.

Usage: python3 baselines.py corpus.txt   writes results/baselines.json (packages: see adapt.py).
       python3 baselines.py              counts in the texts that the model wrote, and predicts the excerpts.
"""

import json
import math
import sys
from collections import Counter

import torch

from recording import MODEL, record
from texts import CHARACTERS, genesis, held_out, ids_of, shakespeare, windows
from transformer import CONTEXT, VOCAB, losses
from weights import read_model

LONGEST = 7
# Characters that the model has seen in a window before it predicts: the last of each range.
SEEN = (4, 16, 64, CONTEXT)
# The held-out text is the rest of The Taming of the Shrew, then The Tempest from its first words on.
TEMPEST = "Master:\nBoatswain!"
# Neighbouring windows are alike, so errors are over blocks of so many.
BLOCK = 16


def counted(ids):
    """How often each sequence of at most LONGEST + 1 characters occurs, is followed, and by how many different ones."""
    counts = Counter(tuple(ids[i : i + n]) for n in range(1, LONGEST + 2) for i in range(len(ids) - n + 1))
    followed, others = Counter(), Counter()
    for sequence, count in counts.items():
        followed[sequence[:-1]] += count
        others[sequence[:-1]] += 1
    return counts, followed, others


def shares(model, window, t):
    """Probabilities of character t given the last 0, 1, … LONGEST before it in the window, with Witten-Bell smoothing:
    the shorter context weighs as much as the longer one has different followers."""
    counts, followed, others = model
    share, out = 1 / VOCAB, []
    for n in range(LONGEST + 1):
        before = tuple(window[max(0, t - n) : t])
        if n <= t and followed[before]:
            share = (counts[(*before, window[t])] + others[before] * share) / (followed[before] + others[before])
        out.append(share)
    return out


def counting(model, w):
    """Mean loss of each window by length of context, (LONGEST + 1, N), over the characters that the model predicts."""
    each = [[[-math.log(s) for s in shares(model, ids, t)] for t in range(1, len(ids))] for ids in w.tolist()]
    return torch.tensor(each).mean(1).T


def judged(values, block=BLOCK):
    """Mean over windows, and its standard error over blocks of neighbours; what fills no block is in the mean alone."""
    blocks = values[: len(values) // block * block].view(-1, block).mean(1)
    return {"loss": round(values.mean().item(), 4), "error": round((blocks.std() / len(blocks) ** 0.5).item(), 4)}


def compared(path):
    text, held = shakespeare(path)
    w, new = windows(held), windows(genesis()[1])
    model = read_model(MODEL / "base.bin")
    with torch.no_grad():
        each = torch.cat([losses(model(part[:, :-1]), part[:, 1:]) for part in w.split(32)])
    means = each.mean(1)
    simple = counting(counted(text.tolist()), w)
    start = "".join(CHARACTERS[i] for i in held.tolist()).index(TEMPEST) // (CONTEXT + 1)
    plays = {"shrew": means[:start], "tempest": means[start + 1 :]}
    return {
        "block": BLOCK,
        "model": judged(means),
        "counting": [judged(values) for values in simple],
        "ahead": judged(simple[simple.mean(1).argmin()] - means),
        "plays": {name: {"windows": len(values), **judged(values)} for name, values in plays.items()},
        "seen": [{"to": to, **judged(each[:, start:to].mean(1))} for start, to in zip((0, *SEEN), SEEN)],
        "training": judged(held_out(model, windows(text, len(w))), 1),
        "genesis": {"windows": len(new), **judged(held_out(model, new), 1)},
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        record("baselines", compared(sys.argv[1]))
    else:
        excerpts = json.loads((MODEL / "excerpts.json").read_text())
        model = counted(ids_of("".join(excerpts["written"])).tolist())
        w = torch.stack([ids_of(text) for text in excerpts["shakespeare"]])
        for before in w[:, :LONGEST].tolist():
            sums = [sum(column) for column in zip(*(shares(model, [*before, c], LONGEST) for c in range(VOCAB)))]
            assert all(math.isclose(total, 1) for total in sums), sums
        for n, values in enumerate(counting(model, w)):
            print(f"{n} characters before: {values.mean():.3f}")
