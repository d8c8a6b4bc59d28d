"""Words of the training text, which those that the model writes are compared with.

Usage: python3 words.py corpus.txt   writes words.bin, one word a line, and results/words.json (packages: see train.py).
A word is a row of letters, with apostrophes between them, in small letters.
"""

import re
import sys

from recording import HERE, record
from texts import CHARACTERS, shakespeare


def words(ids):
    """As new-words.ts finds them."""
    text = "".join(CHARACTERS[i] for i in ids)
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower())


if __name__ == "__main__":
    training, held = (words(ids.tolist()) for ids in shakespeare(sys.argv[1]))
    known = set(training)
    (HERE / "words.bin").write_text("\n".join(sorted(known)))
    others = sum(word not in known for word in held)
    record("words", {"known": len(known), "heldOut": len(held), "others": others})
