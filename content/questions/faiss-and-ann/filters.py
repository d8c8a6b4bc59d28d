"""Search under a filter that 1% of the vectors pass, and deletion (Faiss)."""

import faiss
import numpy as np

faiss.omp_set_num_threads(1)
N, QUERIES, D, K = 20_000, 200, 32, 10
rng = np.random.default_rng(0)
centres = rng.normal(size=(100, D))


def sample(n):
    nearby = centres[rng.integers(100, size=n)] + 0.6 * rng.normal(size=(n, D))
    return nearby.astype(np.float32)


vectors, queries = sample(N), sample(QUERIES)
allowed = np.sort(rng.permutation(N)[: N // 100])  # ids that pass the filter

graph = faiss.index_factory(D, "HNSW16")
graph.add(vectors)
cells = faiss.index_factory(D, "IVF128,Flat")
cells.train(vectors)
cells.add(vectors)

# region filter
chosen = faiss.IDSelectorBatch(allowed)

# Exact on the subset: as many distances as vectors that pass.
subset = faiss.IndexIDMap(faiss.IndexFlatL2(D))
subset.add_with_ids(vectors[allowed], allowed)
exact_ids = subset.search(queries, K)[1]


def filtered(index, parameters):
    ids = index.search(queries, K, params=parameters)[1]  # −1: no result
    recall = np.mean([np.isin(t, i).mean() for t, i in zip(exact_ids, ids)])
    return f"{(ids >= 0).sum(1).mean():5.1f} of {K} found, recall {recall:.2f}"


for ef in (16, 64, 256, 1024):
    parameters = faiss.SearchParametersHNSW(sel=chosen, efSearch=ef)
    print(f"HNSW16  efSearch {ef:4}: {filtered(graph, parameters)}")
for nprobe in (1, 4, 16):
    parameters = faiss.SearchParametersIVF(sel=chosen, nprobe=nprobe)
    print(f"IVF128    nprobe {nprobe:4}: {filtered(cells, parameters)}")
# endregion filter

# region delete
print("IVF128 removed", cells.remove_ids(chosen), "vectors")
try:
    graph.remove_ids(chosen)
except RuntimeError as error:
    print("HNSW16:", str(error).rsplit(": ", 1)[-1])
# endregion delete
