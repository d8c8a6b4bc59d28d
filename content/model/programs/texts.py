"""The texts that the programs read; none of them is in the repository but 1,544 characters (excerpts.json).

Shakespeare: "Tiny Shakespeare" (1,115,394 characters), as it is distributed with char-rnn. Genesis: the King James text of
Debian's package bible-kjv-text, as `bible -f gen1:1-50:26` prints it.
"""

import re
import subprocess

import torch

from transformer import CONTEXT

CHARACTERS = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
INDEX = {c: i for i, c in enumerate(CHARACTERS)}


def ids_of(text):
    return torch.tensor([INDEX[c] for c in text])


def split(text):
    """Training text and held-out text, its last tenth."""
    ids = ids_of(text)
    cut = int(0.9 * len(ids))
    return ids[:cut], ids[cut:]


def shakespeare(path):
    return split(open(path).read())


def genesis():
    lines = subprocess.run(["bible", "-f", "gen1:1-50:26"], capture_output=True, text=True, check=True).stdout.splitlines()
    text = "\n".join(re.sub(r"^\S+ ", "", line) for line in lines)
    # Signs that the model has no character for.
    text = text.translate({ord("("): ",", ord(")"): ",", ord("["): None, ord("]"): None})
    return split("".join(c for c in text if c in INDEX))


def windows(ids, most=None):
    """Windows (N, CONTEXT + 1) that do not overlap; at most so many: every k-th from the first on, k = N // most.
    Where N is below 2 * most, these are the first ones."""
    every = ids[: len(ids) // (CONTEXT + 1) * (CONTEXT + 1)].view(-1, CONTEXT + 1)
    return every if most is None else every[:: max(1, len(every) // most)][:most]


def batch(ids, size, generator):
    """Inputs and targets (size, CONTEXT) from random places."""
    at = torch.randint(len(ids) - CONTEXT - 1, (size,), generator=generator)
    w = torch.stack([ids[i : i + CONTEXT + 1] for i in at])
    return w[:, :-1], w[:, 1:]


@torch.no_grad()
def held_out(model, w, **options):
    """Mean loss of each window (N,), in nats a character."""
    from transformer import losses

    return torch.cat([losses(model(part[:, :-1], **options), part[:, 1:]).mean(1) for part in w.split(32)])
