"""Takes heads away from the model: 32 of them, ranked in six ways, one after another, and in pairs.

Usage: python3 prune.py corpus.txt   (packages: see train.py)
Scores come from 64 of the even windows of the held-out text, losses from the odd ones. Writes
results/prune.json.
"""

import sys
from itertools import combinations

import torch

from recording import MODEL, record, risen, spread
from texts import held_out, shakespeare, windows
from transformer import D, H, LAYERS, losses
from weights import read_model

HEADS = LAYERS * H
SIZE, SETS, DRAWS = 64, 4, 5


def mask(removed):
    """(LAYERS, H): 0 for the heads that are removed, by their numbers from 0 to 31."""
    kept = torch.ones(HEADS)
    kept[list(removed)] = 0
    return kept.view(LAYERS, H)


def loss_without(model, w, removed):
    return held_out(model, w, heads=mask(removed)).mean().item()


def by_weight(model):
    """Frobenius norm of what a head writes for what it reads: its part of W_O times its part of W_V and the norm before."""
    n = D // H
    return [
        (block.o.weight[:, h * n : h * n + n] @ block.v.weight[h * n : h * n + n] * block.norm1.weight).norm().item()
        for block in model.blocks
        for h in range(H)
    ]


def by_gradient(model, w):
    """Mean over windows of |dL / d mask| (Michel et al. 2019, arXiv 1905.10650, section 4.1), without their norm by layer."""
    total = torch.zeros(LAYERS, H)
    for window in w:
        heads = torch.ones(LAYERS, H, requires_grad=True)
        losses(model(window[None, :-1], heads=heads), window[None, 1:]).mean().backward()
        total += heads.grad.abs()
    return (total / len(w)).flatten().tolist()


def by_layer(gradients):
    """The gradient scores divided by their norm in each layer, as Michel et al. do before they compare layers."""
    scores = torch.tensor(gradients).view(LAYERS, H)
    return (scores / scores.norm(dim=1, keepdim=True)).flatten().tolist()


@torch.no_grad()
def by_output(model, w):
    """Mean over characters of the length of what a head writes, as a share of that of the stream that it is added to."""
    shares = []

    def note(block, inputs, _):
        parts = torch.einsum("bthi,hid->bthd", written.unflatten(-1, (H, -1)), block.o.weight.T.unflatten(0, (H, -1)))
        shares.append((parts.norm(dim=-1) / inputs[0].norm(dim=-1, keepdim=True)).mean((0, 1)))

    def hold(_, inputs):
        nonlocal written
        written = inputs[0]

    written = None
    hooks = [hook for b in model.blocks for hook in (b.o.register_forward_pre_hook(hold), b.register_forward_hook(note))]
    model(w[:, :-1])
    for hook in hooks:
        hook.remove()
    return torch.cat(shares).tolist()


def by_ablation(model, w):
    """Rise of the loss without a head."""
    whole = loss_without(model, w, [])
    return [loss_without(model, w, [h]) - whole for h in range(HEADS)]


def greedy(model, w):
    """Heads in the order in which each costs least, with those before it gone."""
    order = []
    while len(order) < HEADS:
        left = [h for h in range(HEADS) if h not in order]
        order.append(min(left, key=lambda h: loss_without(model, w, [*order, h])))
    return order


def ascending(scores):
    return sorted(range(HEADS), key=lambda h: scores[h])


def pairs(model, scored, tests, alone):
    """The pairs that cost most beyond the sum of their single costs on one half, measured again on the other."""
    whole = loss_without(model, scored, [])
    beyond = {
        pair: loss_without(model, scored, pair) - whole - alone[pair[0]] - alone[pair[1]]
        for pair in combinations(range(HEADS), 2)
    }
    out = []
    for pair in sorted(beyond, key=beyond.get)[-6:][::-1]:
        rises = [[loss_without(model, w, r) - loss_without(model, w, []) for r in (pair, pair[:1], pair[1:])] for w in tests]
        out.append(
            {
                "heads": list(pair),
                "together": spread(r[0] for r in rises),
                "sum": spread(r[1] + r[2] for r in rises),
            }
        )
    return out


if __name__ == "__main__":
    _, held = shakespeare(sys.argv[1])
    every = windows(held)
    scored = every[::2][::4][:SIZE]
    odd = every[1::2]
    tests = [odd[i::SETS][:SIZE] for i in range(SETS)]
    model = read_model(MODEL / "base.bin")
    scores = {
        "ablation": by_ablation(model, scored),
        "gradient": by_gradient(model, scored),
        "weight": by_weight(model),
        "output": by_output(model, scored),
    }
    scores["layer"] = by_layer(scores["gradient"])
    orders = {name: ascending(s) for name, s in scores.items()} | {"greedy": greedy(model, scored)}
    print(orders, flush=True)
    before = [loss_without(model, w, []) for w in tests]
    curves = {
        name: [risen([loss_without(model, w, order[:n]) for w in tests], before) for n in range(HEADS + 1)]
        for name, order in orders.items()
    }
    draws = [torch.randperm(HEADS, generator=torch.Generator().manual_seed(seed)).tolist() for seed in range(DRAWS)]
    curves["random"] = [
        spread(sum(loss_without(model, w, d[:n]) for w in tests) / SETS for d in draws) for n in range(HEADS + 1)
    ]
    print("curves", flush=True)
    record(
        "prune",
        {
            "windows": SIZE,
            "sets": SETS,
            "draws": DRAWS,
            "scores": {name: [round(s, 4) for s in values] for name, values in scores.items()},
            "orders": orders | {"random": draws[0]},
            "curves": curves,
            "pairs": pairs(model, scored, tests, scores["ablation"]),
        },
    )
