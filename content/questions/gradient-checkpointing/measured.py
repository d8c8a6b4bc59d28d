"""Peak memory and work of one training step of small transformer blocks, five ways."""

import sys
import time
from collections import Counter
from functools import partial
from statistics import median

import torch
import torch.nn.functional as F
from torch import nn
from torch.profiler import ProfilerActivity, profile
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.checkpoint import (
    CheckpointPolicy,
    checkpoint,
    create_selective_checkpoint_contexts,
)

torch.set_num_threads(1)
BLOCKS, TOKENS, WIDTH, HEADS, GROUPS, INNER = 12, 128, 128, 4, 1, 344
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
def save_products(ctx, op, *args, **kwargs):
    """Keep the products and fused attention; rebuild what is cheap."""
    costly = op is aten.mm.default or "scaled_dot_product" in str(op)
    return CheckpointPolicy.MUST_SAVE if costly else CheckpointPolicy.PREFER_RECOMPUTE


lean = partial(checkpoint, use_reentrant=False)
selective = partial(
    lean, context_fn=partial(create_selective_checkpoint_contexts, save_products)
)


def run(blocks, x, group, wrap):
    """`group` blocks in one call of `wrap`."""
    for at in range(0, len(blocks), group):
        x = wrap(nn.Sequential(*blocks[at : at + group]), x)
    return x
# endregion policies


ways = {
    "store all": (1, lambda part, x: part(x)),
    "selective": (1, selective),
    "each block": (1, lean),
    "in pairs": (2, lean),
    "all in one": (BLOCKS, lean),
}


class Counting(TorchDispatchMode):
    """Counts the operations that really run."""

    def __init__(self):
        super().__init__()
        self.ops = Counter()

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = str(func)
        self.ops["products"] += ".mm." in name
        self.ops["attention"] += "scaled_dot" in name
        return func(*args, **(kwargs or {}))


def gradients(blocks, x, way):
    y = run(blocks, x, *ways[way])
    return torch.autograd.grad(y.square().mean(), [x, *blocks.parameters()])


def step(blocks, x, way):
    """A step that uses each weight's gradient up as soon as it is there."""
    run(blocks, x, *ways[way]).square().mean().backward()
    x.grad = None


def peak_bytes(work):
    """The most bytes that the allocator had handed out at once, above those before."""
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as watched:
        work()
    changes = [
        (event.start_ns(), at, event.nbytes())
        for at, event in enumerate(watched.profiler.kineto_results.events())
        if event.name() == "[memory]"
    ]
    live = most = 0
    for _, _, change in sorted(changes):
        live += change
        most = max(most, live)
    return most


torch.manual_seed(0)
blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
x = torch.randn(TOKENS, WIDTH, requires_grad=True)
reference = gradients(blocks, x, "store all")
same = {way: all(map(torch.equal, reference, gradients(blocks, x, way))) for way in ways}
assert all(same.values())
for parameter in blocks.parameters():
    parameter.register_post_accumulate_grad_hook(lambda p: setattr(p, "grad", None))

print("              peak, MB   products   attention kernels")
for way in ways:
    with Counting() as counting:
        step(blocks, x, way)
    peak = peak_bytes(lambda: step(blocks, x, way))
    products, attention = counting.ops["products"], counting.ops["attention"]
    print(f"{way:12} {peak / 1e6:9.1f} {products:10} {attention:19}")

if "--time" in sys.argv:
    times = {way: [] for way in ways}
    for _ in range(21):
        for way in ways:
            start = time.perf_counter()
            step(blocks, x, way)
            times[way].append(time.perf_counter() - start)
    for way, took in times.items():
        ratios = sorted(a / b for a, b in zip(took, times["store all"]))
        print(
            f"{way:12} {1e3 * median(took):6.1f} ms, {median(ratios):.2f} of store all"
            f" (quartiles {ratios[5]:.2f} to {ratios[15]:.2f})"
        )
