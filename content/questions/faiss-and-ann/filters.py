"""Search under filters that 1% of the vectors pass, and deletion (Faiss)."""

import faiss
import numpy as np

from words import draw

faiss.omp_set_num_threads(1)
K = 10
KINDS = ("everything", "the query's topic", "random words", "another topic")
TRIALS = (  # factory string, and efSearch of a graph or nprobe of cells
    ("HNSW16", 64),
    ("IVF128,Flat", 16),
    ("HNSW16", 512),
    ("IVF128,Flat", 64),
    ("HNSW32", 64),
    ("IVF453,Flat", 32),
)


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
    """Recall@K of each trial."""
    found = []
    for place, query in enumerate(queries[:, None]):
        chosen = faiss.IDSelectorBatch(np.sort(passing(kind, place, rng)))
        filtered = faiss.SearchParameters(sel=chosen)
        exact = flat.search(query, K, params=filtered)[1]
        row = []
        for recipe, effort in TRIALS:
            if recipe.startswith("HNSW"):
                settings = faiss.SearchParametersHNSW(sel=chosen, efSearch=effort)
            else:
                settings = faiss.SearchParametersIVF(sel=chosen, nprobe=effort)
            ids = indexes[recipe].search(query, K, params=settings)[1]
            row.append(np.isin(exact, ids).mean())
        found.append(row)
    return np.mean(found, axis=0)
# endregion filter


def build(recipe):
    index = faiss.index_factory(vectors.shape[1], recipe)
    if hasattr(index, "cp"):
        index.cp.min_points_per_centroid = 1  # fewer than 39 here: no warning
    index.train(vectors)
    index.add(vectors)
    return index


runs = {kind: [] for kind in KINDS}
for seed in range(3):
    vectors, queries = draw(seed, queries=200)
    flat = build("Flat")
    indexes = {recipe: build(recipe) for recipe in dict(TRIALS)}
    for kind in KINDS:
        runs[kind].append(recalls(kind, np.random.default_rng(seed)))

names = [f"{recipe.split(',')[0]} {effort}" for recipe, effort in TRIALS]
print("recall@10         " + "".join(f"{name:>12}" for name in names))
for kind, three in runs.items():
    print(f"{kind:18}" + "".join(f"{mean:12.2f}" for mean in np.mean(three, axis=0)))
widest = max(np.ptp(three, axis=0).max() for three in runs.values())
print(f"Three draws of the queries differ by {widest:.2f} at most.")

# region delete
chosen = faiss.IDSelectorRange(0, 100)
print("IVF128 removed", indexes["IVF128,Flat"].remove_ids(chosen), "vectors")
try:
    indexes["HNSW16"].remove_ids(chosen)
except RuntimeError as error:
    print("HNSW16:", str(error).rsplit(": ", 1)[-1])
# endregion delete
