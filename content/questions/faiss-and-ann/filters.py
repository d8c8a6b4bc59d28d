"""Search under filters that 1% of the vectors pass, and deletion (Faiss)."""

import faiss
import numpy as np

from words import draw

faiss.omp_set_num_threads(1)
K = 10
KINDS = ("everything", "the query's topic", "random words", "another topic")
EFFORTS = ((64, 16), (512, 64))  # efSearch of the graph, nprobe of the cells


# region filter
def passing(kind, place, rng):
    """Ids that pass for the query in this place. A topic: the words nearest to one."""
    everything = np.arange(len(vectors))
    share = len(vectors) // 100
    if kind == "everything":
        return everything
    if kind == "random words":
        return rng.choice(everything, share, replace=False)
    near = flat.search(queries[place : place + 1], 100)[1][0]
    middle = rng.choice(near if kind == "the query's topic" else everything)
    return flat.search(vectors[middle : middle + 1], share)[1][0]


def recalls(kind, rng):
    """Recall@K of the graph and of the cells, with each effort."""
    found = []
    for place, query in enumerate(queries[:, None]):
        chosen = faiss.IDSelectorBatch(np.sort(passing(kind, place, rng)))
        filtered = faiss.SearchParameters(sel=chosen)
        exact = flat.search(query, K, params=filtered)[1]
        row = []
        for ef, nprobe in EFFORTS:
            walk = faiss.SearchParametersHNSW(sel=chosen, efSearch=ef)
            scan = faiss.SearchParametersIVF(sel=chosen, nprobe=nprobe)
            for index, settings in ((graph, walk), (cells, scan)):
                ids = index.search(query, K, params=settings)[1]
                row.append(np.isin(exact, ids).mean())
        found.append(row)
    return np.mean(found, axis=0)
# endregion filter


runs = {kind: [] for kind in KINDS}
for seed in range(3):
    vectors, queries = draw(seed, queries=200)
    flat, graph, cells = (
        faiss.index_factory(vectors.shape[1], recipe)
        for recipe in ("Flat", "HNSW16", "IVF128,Flat")
    )
    for index in (flat, graph, cells):
        index.train(vectors)
        index.add(vectors)
    for kind in KINDS:
        runs[kind].append(recalls(kind, np.random.default_rng(seed)))

names = [f"{n} {e}" for pair in EFFORTS for n, e in zip(("HNSW16 ef", "IVF128 np"), pair)]
print("recall@10         " + "".join(f"{name:>18}" for name in names))
for kind, three in runs.items():
    print(f"{kind:18}", end="")
    for runs_of in np.transpose(three):
        spread = f"{runs_of.mean():.2f} ({runs_of.min():.2f}–{runs_of.max():.2f})"
        print(f"{spread:>18}", end="")
    print()

# region delete
chosen = faiss.IDSelectorRange(0, 100)
print("IVF128 removed", cells.remove_ids(chosen), "vectors")
try:
    graph.remove_ids(chosen)
except RuntimeError as error:
    print("HNSW16:", str(error).rsplit(": ", 1)[-1])
# endregion delete
