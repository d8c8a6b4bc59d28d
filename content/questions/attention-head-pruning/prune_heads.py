"""Scores heads by gate gradients and slices off the weak (Michel et al. 2019).

`--time` also times a layer of 8 heads whole, with 4 of them masked, and with 4 sliced off.
"""

import sys
import time

import torch
from torch import nn
from torch.nn.functional import scaled_dot_product_attention

torch.set_num_threads(1)
torch.manual_seed(0)


# region attention
class Attention(nn.Module):
    def __init__(self, d, heads, d_head):
        super().__init__()
        self.d, self.heads, self.d_head = d, heads, d_head
        for name in ("q", "k", "v"):
            setattr(self, name, nn.Linear(d, heads * d_head))
        self.o = nn.Linear(heads * d_head, d, bias=False)

    def forward(self, x, gate):  # x (B, T, d), gate (H) or (B, H)
        q, k, v = (
            f(x).unflatten(-1, (self.heads, self.d_head)).transpose(1, 2)
            for f in (self.q, self.k, self.v)
        )  # (B, H, T, d_head)
        y = scaled_dot_product_attention(q, k, v, is_causal=True)
        y = y * gate[..., None, None]
        return self.o(y.transpose(1, 2).flatten(-2))  # (B, T, d)
# endregion attention


# region importance
def losses(attention, x, target, gate):
    return 0.5 * (attention(x, gate) - target).square().mean(dim=(1, 2))  # (B)


def gate_gradients(attention, x, target):
    # A gate per example: examples do not mix, so one backward pass serves all.
    gate = torch.ones(len(x), attention.heads, requires_grad=True)
    total = losses(attention, x, target, gate).sum()
    return torch.autograd.grad(total, gate)[0]  # (B, H)


def importance(attention, x, target):
    # Absolute value before the mean: near an optimum signed gradients cancel.
    # Layers differ in scale: Michel et al. divide by the l2 norm of each layer.
    # Check on your model whether that helps.
    return gate_gradients(attention, x, target).abs().mean(dim=0)  # (H)
# endregion importance


# region slice
@torch.no_grad()
def keep_heads(attention, keep):
    """A smaller layer: rows of q, k, v and columns of o of the heads in `keep`."""
    size = attention.d_head
    rows = (keep[:, None] * size + torch.arange(size)).flatten()
    small = Attention(attention.d, len(keep), size)
    for name in ("q", "k", "v"):
        old, new = getattr(attention, name), getattr(small, name)
        new.weight.copy_(old.weight[rows])
        new.bias.copy_(old.bias[rows])  # a row has its bias
    small.o.weight.copy_(attention.o.weight[:, rows])
    return small
# endregion slice


attention = Attention(d=64, heads=8, d_head=8)
strength = torch.tensor([1.0, 0.0, 0.7, 0.5, 0.05, 0.85, 0.15, 0.35])
with torch.no_grad():
    attention.o.weight.mul_(strength.repeat_interleave(8))
    x = torch.randn(2048, 12, 64)
    # The layer explains the target up to noise, as at the end of training.
    target = attention(x, torch.ones(8)) + 0.1 * torch.randn(2048, 12, 64)

scores = importance(attention, x, target)
cancelled = gate_gradients(attention, x, target).mean(dim=0).abs()
assert (cancelled <= 0.1 * scores).all()
assert torch.equal(scores.argsort(), strength.argsort())

keep = scores.topk(5).indices.sort().values
mask = torch.zeros(8).index_fill(0, keep, 1.0)
small = keep_heads(attention, keep)
with torch.no_grad():
    assert torch.allclose(attention(x, mask), small(x, torch.ones(5)), atol=1e-6)
full, sliced = (sum(p.numel() for p in m.parameters()) for m in (attention, small))
assert (full, sliced) == (16_384 + 3 * 64, 10_240 + 3 * 40)

print("head            ", *(f"{h:5d}" for h in range(8)))
print("planted strength", *(f"{s:5.2f}" for s in strength))
print("score, best = 1 ", *(f"{s:5.2f}" for s in scores / scores.max()))
print(f"keep {keep.tolist()}: masked and sliced outputs agree to 1e-6")
print(f"parameters: masked {full:,}, sliced {sliced:,}")

if "--time" in sys.argv:
    big, x, half = Attention(512, 8, 64), torch.randn(4, 128, 512), torch.arange(4)
    ways = {
        "whole": (big, torch.ones(8)),
        "masked": (big, torch.zeros(8).index_fill(0, half, 1.0)),
        "sliced": (keep_heads(big, half), torch.ones(4)),
    }
    best = dict.fromkeys(ways, float("inf"))
    with torch.no_grad():
        for _ in range(30):  # in turn, so that other work on the machine hits all
            for name, (layer, gate) in ways.items():
                start = time.perf_counter()
                layer(x, gate)
                best[name] = min(best[name], time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name}: {1000 * seconds:.0f} ms, {seconds / best['whole']:.2f} of the whole")
