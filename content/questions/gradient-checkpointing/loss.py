"""Peak memory of an ordinary cross-entropy, as a multiple of its logits."""

import torch
import torch.nn.functional as F
from peak import peak_bytes

torch.set_num_threads(1)
TOKENS, WIDTH, WORDS = 1024, 16, 8192

torch.manual_seed(0)
h = torch.randn(TOKENS, WIDTH, requires_grad=True)
head = torch.randn(WORDS, WIDTH, requires_grad=True)
labels = torch.randint(WORDS, (TOKENS,))


# region ways
def dropped():
    """Nobody holds the logits once the loss is there."""
    F.cross_entropy(F.linear(h, head), labels).backward()


def half_kept():
    """The model returns logits in 16 bits; the loss works on a copy in 32."""
    logits = F.linear(h.bfloat16(), head.bfloat16())
    F.cross_entropy(logits.float(), labels).backward()


def kept():
    """The model returns logits in 32 bits, and the loop holds them."""
    logits = F.linear(h, head)
    F.cross_entropy(logits, labels).backward()


def in_chunks():
    """Eight chunks, each with its own backward pass."""
    for part, answers in zip(h.chunk(8), labels.chunk(8)):
        (F.cross_entropy(F.linear(part, head), answers) / 8).backward()
# endregion ways


logits = TOKENS * WORDS * 4
print("peak of loss and its backward pass, in multiples of the 32-bit logits")
for way in (dropped, half_kept, kept, in_chunks):
    way()  # the gradients' own memory is there before
    peak = peak_bytes(way)
    print(f"{way.__name__:10} {peak / logits:.1f}")
