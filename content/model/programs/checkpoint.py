"""Gradients of a step through the model's four blocks, with activations kept or computed again."""

from functools import partial

import torch
from torch.utils.checkpoint import checkpoint

from transformer import CONTEXT, LAYERS

lean = partial(checkpoint, use_reentrant=False)


def run(model, x, group, again):
    """`group` blocks at a time, kept or computed again."""
    turn = model.cos[:CONTEXT], model.sin[:CONTEXT]

    def part(at, x):
        for block in model.blocks[at : at + group]:
            x = block(x, turn)
        return x

    for at in range(0, LAYERS, group):
        x = lean(part, at, x) if again else part(at, x)
    return x


WAYS = {"keep all": (LAYERS, False), "each block": (1, True), "in pairs": (2, True), "all in one": (LAYERS, True)}


def gradients(model, x, way):
    return torch.autograd.grad(run(model, x, *WAYS[way]).square().mean(), [x, *model.blocks.parameters()])
