"""Rounds the weights of a small language model and measures what it loses on text it has not seen.

    python3 tiny_model.py                          # checks itself on random weights
    python3 tiny_model.py train TEXT MODEL [MINUTES]
    python3 tiny_model.py measure TEXT MODEL       # a table such as the page's, for this MODEL

The model has the shape of Llama and reads characters; the last tenth of the text is held out. Needs PyTorch only.
The page's TEXT is Tiny Shakespeare (github.com/karpathy/char-rnn, data/tinyshakespeare/input.txt). Its MODEL is not
published: `train` is what made it, but stops by the clock, so each run makes another.
"""

import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(1337)


class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.weight


def rotary(x):  # (batch, heads, time, size)
    half, time_ = x.shape[-1] // 2, x.shape[-2]
    speed = 10_000.0 ** (-torch.arange(half, dtype=x.dtype) / half)
    angle = torch.arange(time_, dtype=x.dtype)[:, None] * speed
    a, b = x.chunk(2, -1)
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], -1)


class Block(nn.Module):
    def __init__(self, width, heads, hidden, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.norm1, self.norm2 = Norm(width), Norm(width)
        for name in "qkvo":
            setattr(self, name, nn.Linear(width, width, bias=False))
        self.gate, self.up = (nn.Linear(width, hidden, bias=False) for _ in range(2))
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x):
        split = (*x.shape[:2], self.heads, -1)
        n = self.norm1(x)
        q, k, v = (f(n).view(split).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = F.scaled_dot_product_attention(rotary(q), rotary(k), v, is_causal=True)
        x = x + self.drop(self.o(a.transpose(1, 2).reshape(x.shape)))
        n = self.norm2(x)
        return x + self.drop(self.down(F.silu(self.gate(n)) * self.up(n)))


class Model(nn.Module):
    def __init__(self, vocabulary, width=128, layers=4, heads=8, hidden=344):
        super().__init__()
        self.drop = nn.Dropout(0.1)
        self.embed = nn.Embedding(vocabulary, width)
        self.blocks = nn.ModuleList(Block(width, heads, hidden, self.drop) for _ in range(layers))
        self.norm = Norm(width)
        for name, p in self.named_parameters():
            last = name.endswith(("o.weight", "down.weight"))
            if p.dim() == 2:
                nn.init.normal_(p, std=0.02 / (math.sqrt(2 * layers) if last else 1))

    def forward(self, ids):
        x = self.drop(self.embed(ids))
        for block in self.blocks:
            x = block(x)
        return self.norm(x) @ self.embed.weight.T


# region gptq
def steps(w, bits):
    """One step for each output, a row of w."""
    return w.abs().amax(dim=1, keepdim=True) / (2 ** (bits - 1) - 1)


def nearest(w, bits):
    step = steps(w, bits)
    return (w / step).round() * step


def gptq(w, h, bits, act_order):
    """Rounds column by column; columns not yet rounded make up for the error."""
    step, most = steps(w, bits), 2 ** (bits - 1) - 1
    order = h.diag().argsort(descending=True) if act_order else torch.arange(len(h))
    left, h = w[:, order].clone(), h[order][:, order]
    h = h + 0.01 * h.diag().mean() * torch.eye(len(h), dtype=h.dtype)
    u = torch.linalg.cholesky(torch.linalg.inv(h), upper=True)
    out = torch.empty_like(w)
    for i, column in enumerate(order):
        out[:, column] = (left[:, [i]] / step).round().clamp(-most, most)[:, 0] * step[:, 0]
        lost = (left[:, i] - out[:, column]) / u[i, i]
        left[:, i:] -= torch.outer(lost, u[i, i:])
    return out
# endregion gptq


def inputs_of(block, name, x):
    """What one matrix of a block is multiplied by, for every token that enters the block."""
    seen = []
    linear = getattr(block, name)
    handle = linear.register_forward_pre_hook(lambda _, entering: seen.append(entering[0].flatten(0, 1)))
    block(x)
    handle.remove()
    return torch.cat(seen)


# Matrices of a block that share their inputs, in the order of the block.
together = (("q", "k", "v"), ("o",), ("gate", "up"), ("down",))


@torch.no_grad()
def rounded(model, bits, way, calibration=None):
    """Rounds all matrices in place, one after the other on the model as rounded so far."""
    if way != "nearest":
        entering = model.embed(calibration)
    for block in model.blocks:
        for names in together:
            if way != "nearest":
                x = inputs_of(block, names[0], entering).double()
                h = 2 * x.T @ x / len(x)
            for name in names:
                weight = getattr(block, name).weight
                w = weight.data.double()
                new = nearest(w, bits) if way == "nearest" else gptq(w, h, bits, way == "act-order")
                weight.data = new.to(weight.dtype)
        if way != "nearest":
            entering = block(entering)


@torch.no_grad()
def losses(model, windows):
    """Nats a character, one number for each window."""
    found = []
    for some in windows.split(32):
        logits = model(some[:, :-1]).transpose(1, 2)
        found.append(F.cross_entropy(logits, some[:, 1:], reduction="none").mean(1))
    return torch.cat(found)


def read(path, context=192):
    text = open(path).read()
    index = {c: i for i, c in enumerate(sorted(set(text)))}
    data = torch.tensor([index[c] for c in text])
    cut = int(0.9 * len(data))
    held = data[cut:]
    return data[:cut], held[: len(held) // (context + 1) * (context + 1)].view(-1, context + 1), len(index)


def draw(data, count, context=192):
    at = torch.randint(len(data) - context - 1, (count,))
    return torch.stack([data[i : i + context + 1] for i in at])


def train(path, out, minutes):
    torch.set_num_threads(2)
    data, held, vocabulary = read(path)
    few = held[:: max(1, len(held) // 64)]
    model = Model(vocabulary)
    matrices = [p for p in model.parameters() if p.dim() == 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    groups = [dict(params=matrices, weight_decay=0.1), dict(params=others, weight_decay=0)]
    optimizer = torch.optim.AdamW(groups, lr=2e-3, betas=(0.9, 0.98))
    start, step, best = time.time(), 0, math.inf
    while (done := (time.time() - start) / 60 / minutes) < 1:
        rate = 2e-3 * min(1, (step + 1) / 100) * (0.05 + 0.475 * (1 + math.cos(math.pi * done)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = draw(data, 48)
        error = F.cross_entropy(model(batch[:, :-1]).flatten(0, 1), batch[:, 1:].flatten())
        optimizer.zero_grad()
        error.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 100 == 0:
            reached = losses(model.eval(), few).mean().item()
            model.train()
            print(f"step {step}, held out {reached:.3f}", flush=True)
            if reached < best:
                best = reached
                torch.save(model.state_dict(), out)
        step += 1
    model.load_state_dict(torch.load(out))
    print(f"{step} steps; as kept, whole held-out text {losses(model.eval(), held).mean():.3f}")


def measure(path, kept):
    data, held, vocabulary = read(path)
    held = held[::8]
    model = Model(vocabulary).eval()
    state = torch.load(kept)

    def fresh():
        model.load_state_dict(state)
        return model

    before = losses(fresh(), held)

    def cost():
        more = losses(model, held) - before
        return more.mean().item(), (more.std() / len(more) ** 0.5).item()

    print(f"torch {torch.__version__}, {len(held)} held-out windows, as trained {before.mean():.4f}")
    print("rounded: more loss, its standard error over windows (GPTQ: the median of 3 draws, least to most)")
    for bits in (8, 4, 3, 2):
        rounded(fresh(), bits, "nearest")
        print("{} bits nearest   {:8.4f} +- {:.4f}".format(bits, *cost()), flush=True)
        for way in ("in order", "act-order") if bits < 8 else ():
            found = []
            for seed in (1, 2, 3):
                torch.manual_seed(seed)
                rounded(fresh(), bits, way, draw(data, 32)[:, :-1])
                found.append(cost())
            least, (middle, error), most = sorted(found)
            spread = f"({least[0]:.4f} to {most[0]:.4f})"
            print(f"{bits} bits {way:9} {middle:8.4f} +- {error:.4f} {spread}", flush=True)


def check():
    """On random weights: what must hold for any model."""
    torch.set_default_dtype(torch.float64)
    sizes = dict(width=16, layers=2, heads=2, hidden=24)
    model = Model(32, **sizes).eval()
    for name, p in model.named_parameters():
        if p.dim() == 2:
            nn.init.normal_(p, std=0.5)
    state = {name: p.clone() for name, p in model.state_dict().items()}
    ids, others = torch.randint(32, (16, 24)), torch.randint(32, (16, 24))
    with torch.no_grad():
        before = model(ids)
        rounded(model, 16, "nearest")
        drift = (model(ids) - before).abs().max() / before.abs().max()
    assert drift < 1e-2
    model.load_state_dict(state)
    same = closer = count = 0
    entering, unseen = model.embed(ids).detach(), model.embed(others).detach()
    for block in model.blocks:
        for name in (name for names in together for name in names):
            w = getattr(block, name).weight.data
            plain = nearest(w, 4)
            same += all(torch.equal(gptq(w, torch.eye(w.shape[1]), 4, o), plain) for o in (False, True))
            with torch.no_grad():
                x, y = inputs_of(block, name, entering), inputs_of(block, name, unseen)
            found = gptq(w, 2 * x.T @ x / len(x), 4, True)
            closer += int((y @ (found - w).T).norm() < (y @ (plain - w).T).norm())
            count += 1
        with torch.no_grad():
            entering, unseen = block(entering), block(unseen)
    print(f"GPTQ with a diagonal Hessian is rounding to nearest: {same} of {count} matrices")
    print(f"GPTQ is closer on tokens it has not seen: {closer} of {count} matrices")


if __name__ == "__main__":
    if sys.argv[1:2] == ["train"]:
        train(sys.argv[2], sys.argv[3], float(sys.argv[4]) if len(sys.argv) > 4 else 48)
    elif sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], sys.argv[3])
    else:
        check()
