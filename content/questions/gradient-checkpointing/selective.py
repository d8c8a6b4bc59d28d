"""Selective checkpointing: keep matrix products, recompute the rest (PyTorch)."""

from collections import Counter
from functools import partial

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.checkpoint import (
    CheckpointPolicy,
    checkpoint,
    create_selective_checkpoint_contexts,
)

torch.set_num_threads(1)
LENGTH, WIDTH = 32, 16
aten = torch.ops.aten


def attention(x, w_q, w_k, w_v, w_o):  # x (s, d), w_* (d, d)
    scores = (x @ w_q) @ (x @ w_k).T / WIDTH**0.5  # (s, s)
    return scores.softmax(dim=-1) @ (x @ w_v) @ w_o


# region policy
def policy(ctx, op, *args, **kwargs):
    """Keep the matmuls with weights; recompute all else."""
    if op is aten.mm.default and args[1].shape == (WIDTH, WIDTH):
        return CheckpointPolicy.MUST_SAVE
    return CheckpointPolicy.PREFER_RECOMPUTE


selective = partial(create_selective_checkpoint_contexts, policy)
ways = {
    "keep all": attention,
    "full": partial(checkpoint, attention, use_reentrant=False),
    "selective": partial(
        checkpoint,
        attention,
        use_reentrant=False,
        context_fn=selective,
    ),
}
# endregion policy


class Counting(TorchDispatchMode):
    """Counts the operations that really run."""

    def __init__(self):
        super().__init__()
        self.ops = Counter()

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        self.ops[func] += 1
        return func(*args, **(kwargs or {}))


torch.manual_seed(0)
inputs = [
    torch.randn(shape, requires_grad=True)
    for shape in [(LENGTH, WIDTH)] + 4 * [(WIDTH, WIDTH)]
]
reference = None
for name, run in ways.items():
    with Counting() as counting:
        y = run(*inputs)
        gradients = torch.autograd.grad(y.square().mean(), inputs)
    reference = reference or gradients
    assert all(map(torch.equal, reference, gradients))
    matmuls = counting.ops[aten.mm.default]
    softmaxes = counting.ops[aten._softmax.default]
    print(f"{name:10} {matmuls} matmuls, {softmaxes} softmax, same gradients")
