"""What autograd keeps of one Llama-like block for its backward pass, by storage."""

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
# The proportions of Llama 3.2 3B: three queries to a key, SwiGLU 8/3 as wide.
TOKENS, WIDTH, HEADS, GROUPS, INNER = 64, 96, 3, 1, 256
HEAD = WIDTH // HEADS


class FusedNorm(torch.autograd.Function):
    """Keeps what a fused RMSNorm keeps: its input and a statistic for each token."""

    @staticmethod
    def forward(ctx, x, weight):
        scale = torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-5)
        ctx.save_for_backward(x, weight, scale)
        return (x.float() * scale).to(x.dtype) * weight


class GroupedAttention(torch.autograd.Function):
    """Keeps what a fused kernel keeps that reads grouped keys and values in place."""

    @staticmethod
    def forward(ctx, q, k, v):
        out = F.scaled_dot_product_attention(q, *repeated(k, v), is_causal=True)
        statistic = torch.empty(q.shape[:-1])
        ctx.save_for_backward(q, k, v, out, statistic)
        return out


# region variants
def norm_written_out(x, weight):  # as many libraries write it, in single precision
    wide = x.float()
    wide = wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + 1e-5)
    return weight * wide.to(x.dtype)


def repeated(k, v):
    return (part.repeat_interleave(HEADS // GROUPS, dim=1) for part in (k, v))


def repeated_attention(q, k, v):
    return F.scaled_dot_product_attention(q, *repeated(k, v), is_causal=True)


def rotate(x, turns):  # rotary embedding: turns (s, 1, d/2), complex
    pairs = torch.view_as_complex(x.float().unflatten(-1, (-1, 2)))
    return torch.view_as_real(pairs * turns).flatten(-2).to(x.dtype)


def block(x, w, turns, norm, attention):  # x (s, h)
    y = norm(x, w["norm1"])
    q, k, v = (F.linear(y, w[name]).unflatten(-1, (-1, HEAD)) for name in "qkv")
    heads = (rotate(q, turns), rotate(k, turns), v)
    a = attention(*(part.transpose(0, 1)[None] for part in heads))
    x = x + F.linear(a[0].transpose(0, 1).flatten(1), w["o"])
    y = norm(x, w["norm2"])
    y = F.silu(F.linear(y, w["gate"])) * F.linear(y, w["up"])
    return x + F.linear(y, w["down"])
# endregion variants


shapes = {
    **{name: (WIDTH, WIDTH) for name in "qo"},
    **{name: (GROUPS * HEAD, WIDTH) for name in "kv"},
    **{name: (INNER, WIDTH) for name in ("gate", "up")},
    "down": (WIDTH, INNER),
    **{name: (WIDTH,) for name in ("norm1", "norm2")},
}
torch.manual_seed(0)
half = torch.bfloat16
trained = {"dtype": half, "requires_grad": True}
w = {name: torch.randn(shape, **trained) for name, shape in shapes.items()}
x = torch.randn(TOKENS, WIDTH, **trained)
turns = torch.polar(torch.ones(TOKENS, 1, HEAD // 2), torch.randn(TOKENS, 1, HEAD // 2))
shared = {part.untyped_storage().data_ptr() for part in (*w.values(), turns)}


def kept(norm, attention):
    """Bytes kept for each token and unit of width; weights, sines and cosines aside."""
    held = {}

    def pack(tensor):
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in shared:
            held[storage.data_ptr()] = storage
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        y = block(x, w, turns, norm, attention)
    assert y.shape == x.shape
    # Statistics, a number for each token or for each token and head, are left out.
    large = [s.nbytes() for s in held.values() if s.nbytes() > 4 * TOKENS * HEADS]
    return sum(large) / (TOKENS * WIDTH)


fused, grouped = FusedNorm.apply, GroupedAttention.apply
variants = {
    "fused norms, grouped keys": (fused, grouped),
    "norms written out": (norm_written_out, grouped),
    "keys and values repeated": (fused, repeated_attention),
    "both": (norm_written_out, repeated_attention),
}
print("bytes kept for each token and unit of width")
for name, parts in variants.items():
    print(f"{name:26}{kept(*parts):5.1f}")
