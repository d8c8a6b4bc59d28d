"""Full fine-tuning, LoRA and QLoRA of one small transformer: bytes and losses.

With a number as argument, the mean of as many seeds; with --time, seconds a step.
"""

import copy
import sys
import time
from statistics import NormalDist, mean, median

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
SYMBOLS, LENGTH, RANK, ALPHA = 16, 16, 4, 8


def nf4_levels():
    top = 1 - (1 / 32 + 1 / 30) / 2
    steps = [torch.linspace(top, 0.5, n + 1)[:-1].tolist() for n in (7, 8)]
    below, above = ([NormalDist().inv_cdf(p) for p in half] for half in steps)
    return torch.tensor([-z for z in below] + [0.0] + above[::-1]) / max(above)


# region quantized
class Quantized(nn.Module):
    """A frozen weight in NF4: two codes a byte, one 32-bit scale for 64 weights."""

    def __init__(self, weight):
        super().__init__()
        blocks = weight.detach().reshape(-1, 64)
        scales = blocks.abs().amax(1, keepdim=True)
        levels = nf4_levels().to(weight.dtype)
        codes = (blocks[..., None] / scales[..., None] - levels).abs().argmin(-1)
        codes = codes.flatten().to(torch.uint8)
        self.register_buffer("codes", codes[::2] << 4 | codes[1::2])
        self.register_buffer("scales", scales)
        self.shape = weight.shape

    def dequantize(self):
        codes = torch.stack([self.codes >> 4, self.codes & 15], -1).int()
        levels = nf4_levels().to(self.scales.dtype)
        return (levels[codes].reshape(-1, 64) * self.scales).reshape(self.shape)


class Product(torch.autograd.Function):
    """x W', which keeps the codes for the backward pass, not the weights."""

    @staticmethod
    def forward(ctx, x, quantized):
        ctx.quantized = quantized
        return x @ quantized.dequantize().T

    @staticmethod
    def backward(ctx, gradient):
        return gradient @ ctx.quantized.dequantize(), None
# endregion quantized


class Linear(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(d_out, d_in) / d_in**0.5)
        self.quantized = self.A = None

    def adapt(self, quantize):
        d_out, d_in = self.weight.shape
        if quantize:
            self.quantized, self.weight = Quantized(self.weight), None
        else:
            self.weight.requires_grad_(False)
        self.A = nn.Parameter(torch.randn(RANK, d_in) / d_in**0.5)
        self.B = nn.Parameter(torch.zeros(d_out, RANK))

    def base(self):
        return self.weight if self.quantized is None else self.quantized.dequantize()

    def forward(self, x):
        if self.quantized is None:
            h = x @ self.weight.T
        else:
            h = Product.apply(x, self.quantized)
        return h if self.A is None else h + ALPHA / RANK * (x @ self.A.T @ self.B.T)


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(d) for _ in range(2))
        self.qkvo = nn.ModuleList(Linear(d, d) for _ in range(4))
        self.up, self.down = Linear(d, 4 * d), Linear(4 * d, d)

    def forward(self, x):
        q, k, v = (layer(self.norms[0](x)) for layer in self.qkvo[:3])
        future = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1)
        scores = (q @ k.mT / x.shape[-1] ** 0.5).masked_fill(future, -1e9)
        x = x + self.qkvo[3](scores.softmax(-1) @ v)
        return x + self.down(F.gelu(self.up(self.norms[1](x))))


class Model(nn.Module):
    def __init__(self, d, layers):
        super().__init__()
        self.symbols = nn.Embedding(SYMBOLS, d)
        self.places = nn.Embedding(LENGTH, d)
        self.blocks = nn.Sequential(*(Block(d) for _ in range(layers)))
        self.norm, self.head = nn.LayerNorm(d), nn.Linear(d, SYMBOLS)

    def forward(self, x):
        x = self.symbols(x) + self.places.weight[: x.shape[1]]
        return self.head(self.norm(self.blocks(x)))

    def linears(self):
        return [layer for layer in self.modules() if isinstance(layer, Linear)]

    def adapt(self, quantize):
        self.requires_grad_(False)
        for layer in self.linears():
            layer.adapt(quantize)
        return self


class Task:
    """The next symbol depends on the two before it; the best loss is known."""

    def __init__(self, logits):
        self.logits = logits  # (symbol before last, last symbol, next symbol)
        p = logits.softmax(-1)
        self.sums, self.entropy = p.cumsum(-1), -(p * p.log()).sum(-1)

    def changed(self):
        return Task(self.logits + pairs())

    def draw(self, batch):
        """Sequences, and the mean entropy of their symbols: no loss is lower."""
        x = torch.randint(SYMBOLS, (batch, LENGTH + 1))
        chance = torch.rand(batch, LENGTH + 1, 1)
        for t in range(2, LENGTH + 1):
            sums = self.sums[x[:, t - 2], x[:, t - 1]]
            x[:, t] = (chance[:, t] > sums[:, :-1]).sum(-1)
        return x, self.entropy[x[:, :-2], x[:, 1:-1]].mean()


def pairs():
    shape = (SYMBOLS, SYMBOLS)
    return torch.randn(shape)[:, None] + torch.randn(shape)[None]


def loss_of(model, x):
    logits = model(x[:, :-1])[:, 1:]  # the first symbols are pure chance
    return F.cross_entropy(logits.flatten(0, 1), x[:, 2:].flatten())


def train(model, task, steps, rate):
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(trained, lr=rate)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1, 0.05, steps)
    for _ in range(steps):
        optimizer.zero_grad()
        loss_of(model, task.draw(32)[0]).backward()
        optimizer.step()
        schedule.step()
    return model


def saved_bytes(model, x):
    """Bytes that the forward pass keeps for the backward pass, without the weights."""
    weights = [*model.parameters(), *model.buffers()]
    kept = {tensor.untyped_storage().data_ptr() for tensor in weights}
    saved = {}

    def note(tensor):
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in kept:
            saved[storage.data_ptr()] = storage
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        loss = loss_of(model, x)
    total = sum(storage.nbytes() for storage in saved.values())
    loss.backward()
    return total


def bytes_of(model, x):
    """Bytes of weights, of gradients with Adam's moments, and for the backward pass."""
    stored = [*model.parameters(), *model.buffers()]
    trained = [p for p in model.parameters() if p.requires_grad]

    def size(tensors):
        return sum(t.numel() * t.element_size() for t in tensors)

    return size(stored), 3 * size(trained), saved_bytes(model, x)


def start(base, way):
    model = copy.deepcopy(base)
    return model if way == "full" else model.adapt(quantize=way == "QLoRA")


@torch.no_grad()
def serve(pair, base, held):
    """Held-out loss of each way to serve, and its divergence from the trained pair."""

    def plain(weights):
        model = copy.deepcopy(base)
        for layer, weight in zip(model.linears(), weights):
            layer.weight = nn.Parameter(weight)
        return model

    updates = [ALPHA / RANK * layer.B @ layer.A for layer in pair.linears()]
    stored = [layer.base() for layer in pair.linears()]
    original = [layer.weight for layer in base.linears()]
    merged = [w + u for w, u in zip(stored, updates)]
    ways = {
        "4-bit base, adapter apart": pair,
        "dequantized, merged, 16 bits": plain([w.bfloat16().double() for w in merged]),
        "merged into the original base": plain(
            [(w + u).bfloat16().double() for w, u in zip(original, updates)]
        ),
        "merged, then 4 bits again": plain([Quantized(w).dequantize() for w in merged]),
    }
    logs = {
        name: model(held[:, :-1])[:, 1:].log_softmax(-1) for name, model in ways.items()
    }
    trained = logs["4-bit base, adapter apart"]
    for name, model in ways.items():
        moved = (trained.exp() * (trained - logs[name])).sum(-1).mean()
        yield name, loss_of(model, held).item(), moved.item()


RATES = {"full": 0.003, "LoRA": 0.03, "QLoRA": 0.03}  # chosen from three on two other seeds; for "full" 0.01 is as good


def run(seed):
    """Bytes and held-out loss of each way to train, then each way to serve QLoRA."""
    torch.manual_seed(seed)
    task = Task(1.5 * pairs())
    base = train(Model(64, 1), task, 200, 0.003)
    new = task.changed()
    held, best = new.draw(1024)
    lines = {"lowest possible": (best.item(),)}
    with torch.no_grad():
        lines["before fine-tuning"] = (loss_of(base, held).item(),)
    for way, rate in RATES.items():
        counts = bytes_of(start(base, way).float(), new.draw(32)[0])
        model = start(base, way)
        torch.manual_seed(seed)  # the same batches for all
        train(model, new, 100, rate)
        with torch.no_grad():
            lines[way] = (loss_of(model, held).item(), *counts)
    return lines | {f"  {name}": found for name, *found in serve(model, base, held)}


def seconds_a_step(way, tokens):
    torch.manual_seed(0)
    model = start(Model(512, 2), way).float()
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad])
    x = torch.randint(SYMBOLS, (tokens // LENGTH, LENGTH + 1))
    times = []
    for _ in range(8):
        begin = time.process_time()
        optimizer.zero_grad()
        loss_of(model, x).backward()
        optimizer.step()
        times.append(time.process_time() - begin)
    return median(times[2:])


if "--time" in sys.argv:
    for tokens in (64, 512):
        for way in RATES:
            print(f"{tokens} tokens, {way}: {seconds_a_step(way, tokens):.2f} s a step")
    sys.exit()

seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
runs = [run(seed) for seed in range(seeds)]
print("held-out loss; bytes: weights, gradients and Adam, kept for the backward pass")
for name in runs[0]:
    losses, *rest = zip(*(found[name] for found in runs))
    text = f"{name}: {mean(losses):.3f}"
    if seeds > 1:
        text += f" ({min(losses):.3f} to {max(losses):.3f})"
    if name.startswith("  "):
        text += f", divergence from the trained pair {mean(rest[0]):.4f}"
    else:
        text += "".join(f"; {column[0]:,}" for column in rest)
    print(text)
