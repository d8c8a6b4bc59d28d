"""Peak memory and work of a step of 12 or 96 small transformer blocks, six ways."""

from collections import Counter
from functools import partial

import torch
import torch.nn.functional as F
from peak import peak_bytes
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.checkpoint import (
    CheckpointPolicy,
    checkpoint,
    create_selective_checkpoint_contexts,
)

torch.set_num_threads(1)
TOKENS, WIDTH, HEADS, GROUPS, INNER = 128, 128, 4, 1, 344
HEAD = WIDTH // HEADS
aten = torch.ops.aten


class Block(nn.Module):
    """RMSNorm, grouped-query attention through a fused kernel, SwiGLU; no dropout."""

    def __init__(self):
        super().__init__()
        linear = partial(nn.Linear, bias=False)
        self.norm1, self.norm2 = nn.RMSNorm(WIDTH), nn.RMSNorm(WIDTH)
        self.q, self.o = linear(WIDTH, WIDTH), linear(WIDTH, WIDTH)
        self.k, self.v = (linear(WIDTH, GROUPS * HEAD) for _ in range(2))
        self.gate, self.up = (linear(WIDTH, INNER) for _ in range(2))
        self.down = linear(INNER, WIDTH)

    def forward(self, x):  # x (s, h)
        y = self.norm1(x)
        q, k, v = (
            part(y).view(1, TOKENS, -1, HEAD).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        k, v = (part.repeat_interleave(HEADS // GROUPS, dim=1) for part in (k, v))
        a = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.o(a.transpose(1, 2).reshape(TOKENS, WIDTH))
        y = self.norm2(x)
        return x + self.down(F.silu(self.gate(y)) * self.up(y))


# region policies
def save_matmuls(ctx, op, *args, **kwargs):
    """Keep the matmuls and fused attention; recompute what is cheap."""
    costly = op is aten.mm.default or "scaled_dot_product" in str(op)
    return CheckpointPolicy.MUST_SAVE if costly else CheckpointPolicy.PREFER_RECOMPUTE


lean = partial(checkpoint, use_reentrant=False)
selective = partial(
    lean, context_fn=partial(create_selective_checkpoint_contexts, save_matmuls)
)


def run(blocks, x, group, wrap):
    """`group` blocks in one call of `wrap`."""
    for at in range(0, len(blocks), group):
        x = wrap(nn.Sequential(*blocks[at : at + group]), x)
    return x
# endregion policies


ways = {
    "keep all": (1, lambda part, x: part(x)),
    "selective": (1, selective),
    "each block": (1, lean),
    "in pairs": (2, lean),
    "in threes": (3, lean),
    "all in one": (96, lean),
}


class Counting(TorchDispatchMode):
    """Counts the operations that really run."""

    def __init__(self):
        super().__init__()
        self.ops = Counter()

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = str(func)
        self.ops["matmuls"] += ".mm." in name
        self.ops["attention"] += "scaled_dot" in name
        return func(*args, **(kwargs or {}))


def gradients(blocks, x, way):
    y = run(blocks, x, *ways[way])
    return torch.autograd.grad(y.square().mean(), [x, *blocks.parameters()])


def step(blocks, x, way):
    """A step that uses each weight's gradient up as soon as it is there."""
    run(blocks, x, *ways[way]).square().mean().backward()
    x.grad = None


def study(depth):
    torch.manual_seed(0)
    blocks = nn.ModuleList(Block() for _ in range(depth))
    x = torch.randn(TOKENS, WIDTH, requires_grad=True)
    reference = gradients(blocks, x, "keep all")
    for way in ways:
        assert all(map(torch.equal, reference, gradients(blocks, x, way)))
    for parameter in blocks.parameters():
        parameter.register_post_accumulate_grad_hook(lambda p: setattr(p, "grad", None))
    print(f"{depth} blocks    peak, MB   matmuls   attention kernels")
    for way in ways:
        with Counting() as counting:
            step(blocks, x, way)
        peak = peak_bytes(lambda: step(blocks, x, way))
        matmuls, attention = counting.ops["matmuls"], counting.ops["attention"]
        print(f"{way:12} {peak / 1e6:8.1f} {matmuls:9} {attention:19}")


study(12)
study(96)
