"""Teaches the model to read: a projector from scanned digits to four vectors before the text, after which it writes a word.

Usage: python3 digits.py corpus.txt SEED...   (packages: see adapt.py; python3-sklearn for digits.bin alone)
Writes for each seed sight-SEED.bin (projectors), sight-SEED-none.bin and sight-SEED-text.bin (stage 2), 8 bits a number; then
measures them and writes results/digits.json. digits.bin is written if it is not there: the 1,797 scans of scikit-learn, 64
pixels from 0 to 16 and the digit, a byte each, from "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak,
1998, UCI Machine Learning Repository, https://doi.org/10.24432/C50P49, CC BY 4.0). The last 297 are held out.
"""

import math
import re
import sys

import torch
from torch import nn
from torch.nn import functional as F

from adapt import attach, detach, load
from recording import DATA, MODEL, record
from texts import CHARACTERS, INDEX, batch, held_out, ids_of, shakespeare, windows
from transformer import D, losses
from weights import read_model, read_tensors, write_tensors

WORDS = "zero one two three four five six seven eight nine".split()
PATCH, HIDDEN, HELD = 4, 128, 297
# Stage 1 trains the projector, stage 2 also adapters beside the matrices of the model.
STEPS, SIZE, RATE = 800, 64, 4e-3
MORE, SMALLER, RANK, SLOWER, TEXTS = 150, 24, 4, 5e-3, 2


def digits():
    path = DATA / "digits.bin"
    if not path.exists():
        from sklearn.datasets import load_digits

        known = load_digits()
        rows = torch.tensor(known.data, dtype=torch.uint8)
        path.write_bytes(torch.cat([rows, torch.tensor(known.target, dtype=torch.uint8)[:, None]], 1).numpy().tobytes())
    rows = torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.uint8).view(-1, 65)
    return rows[:, :64].float().view(-1, 8, 8) / 16, rows[:, 64].long()


class Projector(nn.Module):
    """Two layers from each patch of 4 x 4 pixels to a vector of the model's width, with a learned place for each patch."""

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(PATCH**2, HIDDEN), nn.Linear(HIDDEN, D)
        self.place = nn.Parameter(torch.randn((8 // PATCH) ** 2, HIDDEN) / 2)

    def forward(self, pictures):
        patches = pictures.unfold(1, PATCH, PATCH).unfold(2, PATCH, PATCH).reshape(len(pictures), -1, PATCH**2)
        return self.second(F.gelu(self.first(patches) + self.place))


def kept(projector):
    """Its numbers as they are kept: "first", "second" and "place" rounded, biases whole."""
    return {name.replace(".", "-"): t for name, t in projector.state_dict().items()}


# Characters of each word and of the line's end; -1 beyond.
ANSWERS = nn.utils.rnn.pad_sequence([ids_of(word + "\n") for word in WORDS], batch_first=True, padding_value=-1)


def logits_of(model, tokens, answers):
    """After the image tokens and a line's end: logits at each character of the answers, of which no other is shown."""
    start = torch.full((len(answers), 1), INDEX["\n"])
    return model(torch.cat([start, answers.clamp_min(0)[:, :-1]], 1), prompt=tokens)


def answer_loss(model, tokens, answers):
    return F.cross_entropy(logits_of(model, tokens, answers).flatten(0, 1), answers.flatten(), ignore_index=-1)


@torch.no_grad()
def said(model, tokens):
    """The digits of the words that the model writes after pictures, likeliest characters first; "-" for what is none of them."""
    ids = torch.full((len(tokens), 1), INDEX["\n"])
    for _ in range(6):
        ids = torch.cat([ids, model(ids, prompt=tokens)[:, -1:].argmax(-1)], 1)
    texts = ("".join(CHARACTERS[i] for i in row[1:]) for row in ids.tolist())
    written = (re.match("[A-Za-z]*", text)[0] for text in texts)
    return "".join(str(WORDS.index(word)) if word in WORDS else "-" for word in written)


def descend(params, rate, steps, loss):
    for p in params:
        p.requires_grad_(True)
    optimizer = torch.optim.AdamW(params, lr=rate, weight_decay=0, betas=(0.9, 0.98))
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 20) * (math.cos(step / steps * math.pi) * 0.5 + 0.5)
        now = loss()
        optimizer.zero_grad()
        now.backward()
        nn.utils.clip_grad_norm_(params, 1.0)
        optimizer.step()
        if step % 100 == 99:
            print(step + 1, round(now.item(), 3), flush=True)
    for p in params:
        p.requires_grad_(False)


def drawn(generator, count, size):
    return torch.randint(count, (size,), generator=generator)


def align(model, seed, pictures, labels):
    """Stage 1: a projector as it begins, and as it is once it has been trained on labels."""
    torch.manual_seed(seed)
    projector = Projector()
    start = {name: t.clone() for name, t in kept(projector).items()}
    draw = torch.Generator().manual_seed(seed)

    def loss():
        some = drawn(draw, len(pictures), SIZE)
        return answer_loss(model, projector(pictures[some]), ANSWERS[labels[some]])

    descend(list(projector.parameters()), RATE, STEPS, loss)
    return start, kept(projector)


def instruct(model, tensors, seed, pictures, labels, text):
    """Stage 2: projector and adapters, with passages of text beside the pictures if there are any."""
    projector = projector_of(tensors)
    params = attach(model, RANK, seed) + list(projector.parameters())
    draw = torch.Generator().manual_seed(seed)

    def loss():
        some = drawn(draw, len(pictures), SMALLER)
        found = answer_loss(model, projector(pictures[some]), ANSWERS[labels[some]])
        if text is None:
            return found
        x, y = batch(text, TEXTS, draw)
        return found + losses(model(x), y).mean()

    descend(params, SLOWER, MORE, loss)
    adapters = {}
    for name, matrix in model.matrices().items():
        adapters[f"{name}.a"], adapters[f"{name}.b"] = matrix.a, matrix.b.T
    return adapters | {f"trained.{name}": t for name, t in kept(projector).items()}


def projector_of(tensors, kind="trained"):
    projector = Projector()
    projector.load_state_dict({name.replace("-", "."): tensors[f"{kind}.{name}"] for name in kept(projector)})
    return projector.requires_grad_(False)


def linear(pictures, labels, seen):
    """What a linear classifier on the 64 pixels says."""
    reader = nn.Linear(64, 10)
    nn.init.zeros_(reader.weight), nn.init.zeros_(reader.bias)
    optimizer = torch.optim.LBFGS(reader.parameters(), max_iter=500, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(reader(pictures.flatten(1)), labels) + 1e-3 * reader.weight.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return "".join(map(str, reader(seen.flatten(1)).argmax(1).tolist()))


def train(model, seed, pictures, labels, text):
    start, trained = align(model, seed, pictures, labels)
    mixed = labels[torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))]
    kinds = {"start": start, "trained": trained, "shuffled": align(model, seed, pictures, mixed)[1]}
    path = DATA / f"sight-{seed}.bin"
    write_tensors(path, {f"{kind}.{name}": t for kind, numbers in kinds.items() for name, t in numbers.items()})
    for way, passages in {"none": None, "text": text}.items():
        after = instruct(model, read_tensors(path), seed, pictures, labels, passages)
        detach(model)
        write_tensors(DATA / f"sight-{seed}-{way}.bin", after)


def measure(model, seed, pictures, seen, passages):
    """What the model says of held-out pictures, and its losses on passages after stage 2."""
    tensors = read_tensors(DATA / f"sight-{seed}.bin")
    found = {kind: said(model, projector_of(tensors, kind)(seen)) for kind in ("start", "trained", "shuffled")}
    projector = projector_of(tensors)
    found["blank"] = said(model, projector(torch.zeros(1, 8, 8)))
    found["mean"] = said(model, projector(pictures).mean(0, keepdim=True))
    for way in ("none", "text"):
        path = DATA / f"sight-{seed}-{way}.bin"
        load(model, path)
        found[way] = said(model, projector_of(read_tensors(path))(seen))
        found[f"{way}-losses"] = rounded(held_out(model, passages))
        detach(model)
    return found


def rounded(losses):
    return [round(loss, 3) for loss in losses.tolist()]


if __name__ == "__main__":
    (text, held), (pictures, labels) = shakespeare(sys.argv[1]), digits()
    (pictures, seen), (labels, truth) = pictures.split([1797 - HELD, HELD]), labels.split([1797 - HELD, HELD])
    model, passages = read_model(MODEL / "base.bin"), windows(held, 64)
    found = {"truth": "".join(map(str, truth.tolist())), "linear": linear(pictures, labels, seen)}
    found |= {"before": rounded(held_out(model, passages)), "seeds": {}}
    for seed in sys.argv[2:]:
        train(model, int(seed), pictures, labels, text)
        found["seeds"][seed] = measure(model, int(seed), pictures, seen, passages)
        record("digits", found)
