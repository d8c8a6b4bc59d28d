"""The book's own language model: a small Llama over characters, and what its programs share.

Shapes: B windows of T characters, D numbers a character, H heads of D / H numbers, M hidden numbers of the feed-forward.
The architecture is that of Llama (Touvron et al. 2023, arXiv 2302.13971): RMS norms before each part, rotary
positions, SwiGLU, no biases; the table of characters is used at both ends.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F

VOCAB, D, LAYERS, H, M, CONTEXT = 65, 128, 4, 8, 344, 192
THETA, EPS = 10000.0, 1e-5
MATRICES = ("q", "k", "v", "o", "gate", "up", "down")


class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(D))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + EPS) * self.weight


class Matrix(nn.Module):
    """A matrix (out, in), with an adapter beside it if it is given one: W x + scale * B A x."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs))
        self.a = self.b = None
        self.scale = 1.0

    def forward(self, x):
        y = F.linear(x, self.weight)
        return y if self.a is None else y + self.scale * F.linear(F.linear(x, self.a), self.b)


def rotate(x, cos, sin):
    """Turns (B, H, T, D / H) by its positions: number i of the first half with number i of the second."""
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = Norm(), Norm()
        self.q, self.k, self.v, self.o = (Matrix(D, D) for _ in range(4))
        self.gate, self.up, self.down = Matrix(D, M), Matrix(D, M), Matrix(M, D)

    def forward(self, x, turn, heads=None, prefix=None, cached=None):
        """heads: (H,) that each head's output is multiplied with. prefix: keys and values (H, p, D / H) before the text.
        cached: what keys and values go through before they are used, as a cache of few bits does to them."""
        B, T, _ = x.shape
        n = self.norm1(x)
        q, k, v = (f(n).view(B, T, H, D // H).transpose(1, 2) for f in (self.q, self.k, self.v))
        q, k = rotate(q, *turn), rotate(k, *turn)
        if cached:
            k, v = cached(k), cached(v)
        mask = None
        if prefix is not None:
            p = prefix[0].shape[1]
            k, v = (torch.cat([own.expand(B, -1, -1, -1), part], 2) for own, part in zip(prefix, (k, v)))
            mask = torch.ones(T, p + T, dtype=torch.bool).tril(p)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
        if heads is not None:
            a = a * heads[:, None, None]
        x = x + self.o(a.transpose(1, 2).reshape(B, T, D))
        n = self.norm2(x)
        return x + self.down(F.silu(self.gate(n)) * self.up(n))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, D)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.norm = Norm()
        half = D // H // 2
        # Positions beyond the context are for soft prompts and prefixes, which stand before a whole window.
        angle = torch.arange(CONTEXT + 32)[:, None] * THETA ** (-torch.arange(half) / half)
        self.register_buffer("cos", angle.cos(), persistent=False)
        self.register_buffer("sin", angle.sin(), persistent=False)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                ends = name.endswith(("o.weight", "down.weight"))
                nn.init.normal_(p, std=0.02 / (math.sqrt(2 * LAYERS) if ends else 1))

    def forward(self, ids, heads=None, prompt=None, prefix=None, cached=None):
        """Logits (B, T, VOCAB) of ids (B, T). heads: (LAYERS, H). prompt: (p, D) or, one for each text, (B, p, D), in front of its vectors.
        prefix: (LAYERS, 2, H, p, D / H), keys and values in front of the text's own; its keys are as rotations left them. The text
        comes after either, from position p on."""
        x = self.embed(ids)
        if prompt is not None:
            x = torch.cat([prompt.expand(len(ids), -1, -1), x], 1)
        p = 0 if prefix is None else prefix.shape[-2]
        turn = self.cos[p : p + x.shape[1]], self.sin[p : p + x.shape[1]]
        for i, block in enumerate(self.blocks):
            x = block(
                x,
                turn,
                None if heads is None else heads[i],
                None if prefix is None else prefix[i],
                cached,
            )
        if prompt is not None:
            x = x[:, prompt.shape[-2] :]
        return self.norm(x) @ self.embed.weight.T

    def matrices(self):
        """The 28 matrices of the blocks, by name."""
        return {f"{i}.{name}": getattr(block, name) for i, block in enumerate(self.blocks) for name in MATRICES}


def losses(logits, ids):
    """Nats for each character (B, T)."""
    return F.cross_entropy(logits.flatten(0, 1), ids.flatten(), reduction="none").view(ids.shape)
