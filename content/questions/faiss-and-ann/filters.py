"""Search under a filter that 1% of the vectors pass, and deletion (Faiss)."""

import faiss
import numpy as np

faiss.omp_set_num_threads(1)
N, QUERIES, D, K, NLIST = 20_000, 200, 32, 10, 128
rng = np.random.default_rng(0)
centres = rng.normal(size=(100, D))


def sample(n):
    nearby = centres[rng.integers(100, size=n)] + 0.6 * rng.normal(size=(n, D))
    return nearby.astype(np.float32)


vectors, queries = sample(N), sample(QUERIES)
allowed = np.sort(rng.permutation(N)[: N // 100])  # ids that pass the filter

graph = faiss.index_factory(D, "HNSW16")
graph.add(vectors)
cells = faiss.index_factory(D, f"IVF{NLIST},Flat")
cells.train(vectors)
cells.add(vectors)

# region filter
chosen = faiss.IDSelectorBatch(allowed)
exact = faiss.IndexIDMap(faiss.IndexFlatL2(D))  # of the allowed vectors alone
exact.add_with_ids(vectors[allowed], allowed)
exact_ids = exact.search(queries, K)[1]

print("                   found  recall    met  distances")


def report(name, ids, met, distances):
    """`met`: stored vectors whose id was tested. `distances`: with the centroids."""
    recall = np.mean([np.isin(t, i).mean() for t, i in zip(exact_ids, ids)])
    found = (ids >= 0).sum(1).mean()  # −1: no result
    print(f"{name:18}{found:6.1f}{recall:8.2f}{met:7,.0f}{distances:11,.0f}")


report("allowed alone", exact_ids, len(allowed), len(allowed))
for ef in (16, 64, 256, 1024):  # the walk computes a distance, then tests the id
    faiss.cvar.hnsw_stats.reset()
    settings = faiss.SearchParametersHNSW(sel=chosen, efSearch=ef)
    ids = graph.search(queries, K, params=settings)[1]
    work = 1 + faiss.cvar.hnsw_stats.ndis / QUERIES  # 1: the entry point
    report(f"HNSW16 ef {ef}", ids, work, work)

cell_of = cells.quantizer.assign(vectors, 1)[:, 0]
sizes = np.bincount(cell_of, minlength=NLIST)
passing = np.bincount(cell_of[allowed], minlength=NLIST)
for nprobe in (1, 4, 16, 32, 128):  # the scan tests the id, then computes a distance
    settings = faiss.SearchParametersIVF(sel=chosen, nprobe=nprobe)
    ids = cells.search(queries, K, params=settings)[1]
    probed = cells.quantizer.assign(queries, nprobe)
    met, scored = sizes[probed].sum(1).mean(), passing[probed].sum(1).mean()
    report(f"IVF128 nprobe {nprobe}", ids, met, NLIST + scored)
# endregion filter

# region delete
print("IVF128 removed", cells.remove_ids(chosen), "vectors")
try:
    graph.remove_ids(chosen)
except RuntimeError as error:
    print("HNSW16:", str(error).rsplit(": ", 1)[-1])
# endregion delete
