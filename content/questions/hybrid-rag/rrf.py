"""BM25 and reciprocal rank fusion: import it, or run it for an example."""

import re

import numpy as np


# region tokens
def tokens(text):
    """Lower-case words; a code such as TX-417 whole, joined, and in parts."""
    found = []
    for word in re.findall(r"\w+(?:-\w+)*", text.lower()):
        parts = re.findall(r"[^\W\d_]+|\d+", word)
        found += sorted({word, word.replace("-", ""), *parts})
    return found
# endregion tokens


# region bm25
def bm25(query, docs, k1=1.2, b=0.75):
    """Scores tokenized documents, 0 without a match (Robertson, Zaragoza 2009)."""
    length = np.array([len(doc) for doc in docs])
    norm = k1 * (1 - b + b * length / length.mean())
    scores = np.zeros(len(docs))
    for term in query:
        tf = np.array([doc.count(term) for doc in docs])
        df = np.count_nonzero(tf)
        idf = np.log(1 + (len(docs) - df + 0.5) / (df + 0.5))
        scores += idf * tf * (k1 + 1) / (tf + norm)
    return scores
# endregion bm25


# region fuse
def top(scores, size):
    """Indices of the best scores, best first; ties go to the lower index."""
    return np.argsort(-scores, kind="stable")[:size].tolist()


def rrf(rankings, k, weights=None):
    """Fuses lists of ids, best first, by rank alone (Cormack et al. 2009).

    An id that a list lacks gets nothing from it; each list has weight 1 by default.
    The constant k has no default, because the best one depends on the questions.
    """
    fused = {}
    for ranking, weight in zip(rankings, weights or [1] * len(rankings)):
        for rank, doc in enumerate(ranking, start=1):
            fused[doc] = fused.get(doc, 0.0) + weight / (k + rank)
    return dict(sorted(fused.items(), key=lambda item: -item[1]))
# endregion fuse


def example():
    toy = bm25(["a", "c"], [["a", "b"], ["a", "a", "c", "d"], ["b", "c"]])
    assert np.allclose(toy, [0.5235483465, 0.9567714097, 0.5235483465], atol=1e-10)

    assert tokens("Part TX-417") == ["part", "417", "tx", "tx-417", "tx417"]
    # Any spelling of a code shares tokens with any other.
    spellings = [set(tokens(text)) for text in ("TX-417", "tx417", "TX 417")]
    assert set.intersection(*spellings) == {"tx", "417"}
    assert tokens("screen") == ["screen"]

    texts = [
        "E-4012 means the screen lost power",
        "invoice E-4012 was paid",
        "screen stays black after the last update",
        "monitor shows no picture",
    ]
    # Stand-ins for an encoder's output; read the axes as display, fault, billing.
    vectors = np.array([[7, 6, 4], [0, 2, 10], [8, 7, 1], [9, 2, 2]])
    query, query_vector = "dark screen E-4012", np.array([8, 6, 1])

    sparse = bm25(tokens(query), [tokens(text) for text in texts])
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(query_vector)
    dense = vectors @ query_vector / lengths
    # BM25 finds nothing where no word matches; a dense index always fills its list.
    lexical = [doc for doc in top(sparse, 3) if sparse[doc] > 0]
    semantic = top(dense, 3)
    assert (lexical, semantic) == ([0, 1, 2], [2, 0, 3])

    fused = rrf([lexical, semantic], k=10)
    assert list(fused) == [0, 2, 1, 3]
    expected = [1 / 11 + 1 / 12, 1 / 13 + 1 / 11, 1 / 12, 1 / 13]
    assert np.allclose(list(fused.values()), expected, atol=1e-12)
    # Ranks survive any strictly increasing change of the scores, so fusion does too.
    assert rrf([top(np.exp(sparse), 3), top(dense**3, 3)], k=10) == fused
    # With weight 0 for the second list, its order is that of the first.
    assert list(rrf([lexical, semantic], k=10, weights=[1, 0]))[:3] == lexical

    print(f'query "{query}"\n     BM25  rank  cosine  rank     RRF')
    for doc, score in fused.items():
        ranks = [r.index(doc) + 1 if doc in r else "-" for r in (lexical, semantic)]
        print(f"d{doc + 1}  {sparse[doc]:.3f}  {ranks[0]:>4}", end="")
        print(f"   {dense[doc]:.3f}  {ranks[1]:>4}  {score:.4f}  {texts[doc]}")

    # Rank r in both lists beats rank 1 in one while r < k + 2, and ties there.
    for k in (10, 60):
        assert 2 / (k + k + 1) > 1 / (k + 1) and 2 / (k + k + 2) == 1 / (k + 1)
    print(f"k = 10: rank 11 in both {2 / 21:.4f} > {1 / 11:.4f} rank 1 in one")


if __name__ == "__main__":
    example()
