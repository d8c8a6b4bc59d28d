"""13,849 word vectors of 100 numbers, some of them held out as queries."""

from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parents[2] / "vectors" / "words.i8"


def draw(seed, queries, shuffled=False):
    """Vectors and held-out queries. `shuffled`: each column in an order of its own."""
    rows = np.fromfile(FILE, np.int8).reshape(-1, 104)  # a scale and 100 signed bytes
    words = rows[:, 4:] * np.ascontiguousarray(rows[:, :4]).view("<f4")
    rng = np.random.default_rng(seed)
    if shuffled:
        words = np.ascontiguousarray(rng.permuted(words, axis=0))
    order = rng.permutation(len(words))
    return words[order[queries:]], words[order[:queries]]


if __name__ == "__main__":
    words, held_out = draw(seed=0, queries=500)
    print(len(words), "words to search,", len(held_out), "queries")
