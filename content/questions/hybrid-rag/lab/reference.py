"""Writes reference.json: the lab's numbers by numpy's SVD and plain dictionaries. Run: python3 reference.py"""

import json
import math
from pathlib import Path

import numpy as np

TOPICS = """car automobile, engine motor, brake decelerator, driver motorist
doctor physician, medicine drug, illness disease, hospital clinic
film movie, actor performer, director filmmaker, script screenplay
lawyer attorney, court tribunal, contract agreement, fine penalty
house dwelling, roof rooftop, wall partition, rent lease
boat vessel, harbour port, captain skipper, sailor mariner
money cash, bank lender, loan credit, debt liability
teacher instructor, student pupil, lesson class, exam test"""
CHOSEN = [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3], [0, 0, 1], [2, 3, 3]]

docs, queries, later = [], [], []
for t, line in enumerate(TOPICS.splitlines()):
    pairs = [pair.split() for pair in line.split(", ")]
    articles = []
    for chosen in CHOSEN[: 4 + t % 3] + [None, None]:
        d = len(docs)
        fill = ["report", "team", "note", "page"][: 1 + d % 3]
        if chosen is None:
            docs.append([word for pair in pairs for word in pair] + fill)
            continue
        words = [pairs[c][0] for c in chosen]
        docs.append([f"id{100 + 7 * d}", *words, *fill])
        queries.append(([f"id{100 + 7 * d}", words[0]], [d], "identifier"))
        articles.append(d)
    later += [([pairs[j][1], pairs[(j + 1) % 4][1]], articles, "paraphrase") for j in range(4)]
queries += later

N = len(docs)
df = {}
for doc in docs:
    for term in set(doc):
        df[term] = df.get(term, 0) + 1
mean_length = sum(map(len, docs)) / N


def bm25(query):
    scores = []
    for doc in docs:
        score = 0.0
        for term in query:
            f = doc.count(term)
            if f:
                idf = math.log(1 + (N - df[term] + 0.5) / (df[term] + 0.5))
                score += idf * f * 2.2 / (f + 1.2 * (0.25 + 0.75 * len(doc) / mean_length))
        scores.append(score)
    return np.array(scores)


terms = sorted(term for term in df if df[term] >= 2)


def weigh(tokens):
    return np.array(
        [(1 + math.log(tokens.count(t))) * math.log(N / df[t]) if t in tokens else 0.0 for t in terms]
    )


X = np.array([weigh(doc) for doc in docs])
X /= np.linalg.norm(X, axis=1, keepdims=True)
_, sigma, Vt = np.linalg.svd(X, full_matrices=False)
rank = int((sigma**2 > 1e-9).sum())


def cosines(query, dimensions):
    basis = Vt[: min(dimensions, rank)]
    a, b = X @ basis.T, basis @ weigh(query)
    norms = np.linalg.norm(a, axis=1) * np.linalg.norm(b)
    return np.divide(a @ b, norms, out=np.zeros(N), where=norms > 1e-12)


def order(scores, members):
    return sorted(members, key=lambda d: (-round(scores[d] * 1e9), d))


def legs(query, dimensions, depth):
    out = []
    for scores in (bm25(query), cosines(query, dimensions)):
        out.append((order(scores, [d for d in range(N) if scores[d] > 1e-9])[:depth], scores))
    return out


def fused(two, method, parameter):
    if method in ("bm25", "dense"):
        return two[method == "dense"][0]
    union = sorted(set(two[0][0]) | set(two[1][0]))
    total = np.zeros(N)
    if method == "rrf":
        for found, _ in two:
            for at, d in enumerate(found):
                total[d] += 1 / (parameter + at + 1)
    elif union:
        # From the least possible score, 0 of BM25 and -1 of a cosine; missing scores are computed.
        for (_, scores), least, weight in zip(two, (0, -1), (1 - parameter, parameter)):
            span = scores[union].max() - least
            if span > 0:
                total[union] += weight * (scores[union] - least) / span
    return order(total, union)


METHODS = {
    "bm25": ("bm25", 0),
    "dense": ("dense", 0),
    "rrf60": ("rrf", 60),
    "rrf1": ("rrf", 1),
    "rrf0": ("rrf", 0),
    "convex": ("convex", 0.5),
}


def mean(values):
    return round(float(np.mean(values)), 12)


table = []
for dimensions in (8, 15, 22, 40, 55):
    for depth in (3, 5, 20, 30):
        searched = [(legs(q, dimensions, depth), relevant, kind) for q, relevant, kind in queries]
        # By kind of query: identifier, paraphrase, all; of each ranking MRR, then recall.
        row = {"dimensions": dimensions, "depth": depth, "pool": [], **{name: [] for name in METHODS}}
        for kind in ("identifier", "paraphrase", "all"):
            chosen = [s for s in searched if kind in ("all", s[2])]
            pools = [len(set(r) & set(two[0][0] + two[1][0])) / len(r) for two, r, _ in chosen]
            row["pool"].append(mean(pools))
            for name, (method, parameter) in METHODS.items():
                tops = [(fused(two, method, parameter)[:10], r) for two, r, _ in chosen]
                mrr = [next((1 / (i + 1) for i, d in enumerate(top) if d in r), 0) for top, r in tops]
                recall = [len(set(top) & set(r)) / len(r) for top, r in tops]
                row[name] += [mean(mrr), mean(recall)]
        table.append(row)

Path(__file__).with_name("reference.json").write_text(
    json.dumps(
        {
            "tool": f"numpy {np.__version__}",
            "script": "reference.py",
            "eigenvalues": [float(s) for s in (sigma**2)[:rank]],
            "cosines": [{"query": q, "dimensions": D, "scores": list(map(float, cosines(q, D)))}
                        for q, D in ((["id121", "engine"], 8), (["automobile", "motor"], 22))],
            "table": table,
        },
        indent=1,
    )
)
