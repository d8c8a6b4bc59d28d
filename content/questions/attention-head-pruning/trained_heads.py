"""Trains layers of eight heads from random weights and removes half of the heads.

The target is the sum of five numbers at five positions, plus noise. Nobody plants a head: training divides the work.
Scores and refits come from calibration draws, the losses printed from held-out draws. An argument sets the number of
layers (the page quotes 24); `--time` adds seconds.
"""

import sys
import time
from itertools import combinations

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
POSITIONS, CONTENTS, HEADS, WIDTH, STEPS = 8, 6, 8, 4, 500
# Position, content, weight in the target.
WANTED = [(0, 0, 1.0), (2, 1, 0.8), (4, 2, 0.6), (5, 3, 0.5), (6, 4, 0.4)]
ALL = list(range(HEADS))
numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
SEEDS = numbers[0] if numbers else 6


def draw(n, generator):
    x = torch.randn(n, POSITIONS, CONTENTS, generator=generator)
    y = sum(weight * x[:, t, i] for t, i, weight in WANTED)
    y = y + 0.5 * torch.randn(n, generator=generator)
    return torch.cat([x, torch.eye(POSITIONS).expand(n, -1, -1)], dim=2), y


def write(weights, x):
    """What each head writes at the last position, shape (n, heads)."""
    query, key, value, output = weights
    q = torch.einsum("hwd,nd->nhw", query, x[:, -1])
    k = torch.einsum("hwd,ntd->nhtw", key, x)
    attention = torch.einsum("nhw,nhtw->nht", q, k).div(WIDTH**0.5).softmax(-1)
    read = torch.einsum("hd,ntd->nht", torch.einsum("hw,hwd->hd", output, value), x)
    return (attention * read).sum(-1)


def train(generator):
    size = POSITIONS + CONTENTS
    shapes = [(HEADS, WIDTH, size)] * 3 + [(HEADS, WIDTH)]
    weights = [0.3 * torch.randn(shape, generator=generator) for shape in shapes]
    for weight in weights:
        weight.requires_grad_()
    adam = torch.optim.Adam(weights)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, 0.02, total_steps=STEPS)
    for _ in range(STEPS):
        x, y = draw(128, generator)
        loss = 0.5 * (write(weights, x).sum(1) - y).square().mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        rate.step()
    return weights


# region prune
def loss(c, y, gates):
    return 0.5 * (c @ gates - y).square().mean().item()


def refit(c, y, kept):
    """The best gates of the heads in `kept`; stands for recovery training."""
    gates = torch.zeros(HEADS)
    part = c[:, kept]
    gates[kept] = torch.linalg.solve(part.T @ part, part.T @ y)
    return gates


def half(c, y, again):
    """Removes the heads with the lowest gate gradients until half are left."""
    kept, gates = list(ALL), torch.ones(HEADS)
    for cut in range(HEADS // 2):
        if again or cut == 0:
            score = ((c @ gates - y)[:, None] * gates * c).abs().mean(0)
        kept.remove(min(kept, key=lambda head: score[head].item()))
        gates = refit(c, y, kept)
    return kept, gates
# endregion prune


def without(heads):
    return torch.tensor([0.0 if head in heads else 1.0 for head in ALL])


print("seed  whole   once  again   best  together/alone")
rows, start = [], time.perf_counter()
for seed in range(SEEDS):
    generator = torch.Generator().manual_seed(seed)
    weights = train(generator)
    with torch.no_grad():
        (x, y), (held, target) = draw(4096, generator), draw(4096, generator)
        c, out = write(weights, x), write(weights, held)
    whole = loss(out, target, torch.ones(HEADS))
    kept, gates = half(c, y, again=False)
    again = half(c, y, again=True)[1]
    sets = (refit(c, y, list(s)) for s in combinations(ALL, HEADS // 2))
    best = min(sets, key=lambda g: loss(c, y, g))
    # Without a refit: what the heads cut by scores taken once cost together, and in sum.
    cut = [head for head in ALL if head not in kept]
    together = loss(out, target, without(cut)) - whole
    alone = sum(loss(out, target, without([head])) - whole for head in cut)
    losses = [loss(out, target, g) for g in (gates, again, best)]
    rows.append([whole, *losses, together / alone])
    print(f"{seed:4d}", *(f"{value:6.3f}" for value in rows[-1][:4]), f"{rows[-1][4]:9.2f}")
if "--time" in sys.argv:
    print(f"{time.perf_counter() - start:.0f} seconds, torch {torch.__version__}")
