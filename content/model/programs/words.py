"""Words of the training text, which those that the model writes are compared with.

Usage: python3 words.py corpus.txt   (packages: see adapt.py)
Writes results/words.json, words.bin, one word a line, and words-genesis.bin: those that Genesis adds for its adapters.
A word is a row of letters, with apostrophes between them, in small letters.
"""

import re
import sys

from recording import MODEL, record
from texts import CHARACTERS, genesis, shakespeare


def words(ids):
    """As new-words.ts finds them."""
    text = "".join(CHARACTERS[i] for i in ids)
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower())


def keep(name, known):
    (MODEL / f"{name}.bin").write_text("\n".join(sorted(known)))


if __name__ == "__main__":
    training, held = (words(ids.tolist()) for ids in shakespeare(sys.argv[1]))
    known = set(training)
    keep("words", known)
    keep("words-genesis", set(words(genesis()[0].tolist())) - known)
    others = sum(word not in known for word in held)
    record("words", {"known": len(known), "heldOut": len(held), "others": others})
