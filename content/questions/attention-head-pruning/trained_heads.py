"""Trains layers of eight heads from random weights and removes half of the heads.

The target is the sum of five numbers at five positions, plus noise. Nobody plants a head: training divides the work.
Scores and refits come from calibration draws, the losses printed from held-out draws. An argument sets the number of
layers (the page quotes 24); `--shapes` counts instead, in twenty layers of each of seven other shapes, how often
scoring again helps.
"""

import sys
from itertools import combinations

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
POSITIONS, CONTENTS = 8, 6
# Position, content, weight in the target.
WANTED = [(0, 0, 1.0), (2, 1, 0.8), (4, 2, 0.6), (5, 3, 0.5), (6, 4, 0.4)]
# Heads, width of a head, steps of training.
SHAPE = (8, 4, 500)
OTHERS = [(4, 4, 500), (12, 4, 500), (16, 4, 500), (8, 2, 500), (8, 8, 500), (8, 4, 250), (8, 4, 1000)]
SEEDS = [*range(1000, 1010), *range(7000, 7010)]
SAME = 0.005  # losses this close count as the same


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
    attention = torch.einsum("nhw,nhtw->nht", q, k).div(len(output[0]) ** 0.5).softmax(-1)
    read = torch.einsum("hd,ntd->nht", torch.einsum("hw,hwd->hd", output, value), x)
    return (attention * read).sum(-1)


def train(generator, heads, width, steps):
    size = POSITIONS + CONTENTS
    shapes = [(heads, width, size)] * 3 + [(heads, width)]
    weights = [0.3 * torch.randn(shape, generator=generator) for shape in shapes]
    for weight in weights:
        weight.requires_grad_()
    adam = torch.optim.Adam(weights)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, 0.02, total_steps=steps)
    for _ in range(steps):
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
    gates = torch.zeros(c.shape[1])
    part = c[:, kept]
    gates[kept] = torch.linalg.solve(part.T @ part, part.T @ y)
    return gates


def half(c, y, again, recover=True):
    """Removes the heads with the lowest gate gradients until half are left."""
    kept, gates = list(range(c.shape[1])), torch.ones(c.shape[1])
    for cut in range(len(kept) // 2):
        if again or cut == 0:
            score = ((c @ gates - y)[:, None] * gates * c).abs().mean(0)
        kept.remove(min(kept, key=lambda head: score[head].item()))
        gates = refit(c, y, kept) if recover else without(c, kept)
    return kept, gates
# endregion prune


def without(c, kept):
    return torch.tensor([float(head in kept) for head in range(c.shape[1])])


def layer(seed, heads, width, steps):
    """What the heads of a trained layer write, and the target: calibration draws, held-out draws."""
    generator = torch.Generator().manual_seed(seed)
    weights = train(generator, heads, width, steps)
    with torch.no_grad():
        return [(write(weights, x), y) for x, y in (draw(4096, generator), draw(4096, generator))]


def ratio(held, kept):
    """Without a refit: what the heads that are not kept cost together, and in sum."""
    c, y = held
    every = list(range(c.shape[1]))
    whole = loss(c, y, without(c, every))
    cut = [head for head in every if head not in kept]
    alone = sum(loss(c, y, without(c, [h for h in every if h != head])) - whole for head in cut)
    return (loss(c, y, without(c, kept)) - whole) / alone


def compared(drawn, held, recover):
    """Held-out loss after half of the heads are removed, scored once and again."""
    return [loss(*held, half(*drawn, again, recover)[1]) for again in (False, True)]


def counts(pairs):
    """In how many layers scoring again left a lower loss, a higher one, the same."""
    better = sum(again < once - SAME for once, again in pairs)
    worse = sum(again > once + SAME for once, again in pairs)
    return better, worse, len(pairs) - better - worse


if "--shapes" in sys.argv:
    print("heads width steps   with recovery  without   together/alone")
    for shape in OTHERS:
        layers = [layer(seed, *shape) for seed in SEEDS]
        found = [counts([compared(*drawn, recover) for drawn in layers]) for recover in (True, False)]
        ratios = sorted(ratio(held, half(*drawn, again=False)[0]) for drawn, held in layers)
        middle = (ratios[9] + ratios[10]) / 2
        print(*(f"{n:5d}" for n in shape), "", *found, *(f"{r:6.2f}" for r in (ratios[0], middle, ratios[-1])), flush=True)
    sys.exit()

numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
print("seed  whole   once  again   best  together/alone")
for seed in range(numbers[0] if numbers else 6):
    drawn, held = layer(seed, *SHAPE)
    every = list(range(SHAPE[0]))
    best = min((refit(*drawn, list(s)) for s in combinations(every, SHAPE[0] // 2)), key=lambda gates: loss(*drawn, gates))
    row = [loss(*held, without(held[0], every)), *compared(drawn, held, True), loss(*held, best)]
    print(f"{seed:4d}", *(f"{value:6.3f}" for value in row), f"{ratio(held, half(*drawn, again=False)[0]):9.2f}")
