"""Faiss indexes (Douze et al. 2026) on word vectors: recall against distances."""

import faiss
import numpy as np

from words import draw

faiss.omp_set_num_threads(1)  # the links of an HNSW depend on the thread count
QUERIES, K = 500, 10


# region measure
SCANS, WALKS = faiss.cvar.indexIVF_stats, faiss.cvar.hnsw_stats


def measure(index, queries, exact_ids, setting):
    """Recall@K, and distances a query computes: to centroids, to stored vectors
    or codes, and again to the candidates that are re-ranked."""
    faiss.ParameterSpace().set_index_parameters(index, setting)
    SCANS.reset()
    WALKS.reset()
    ids = index.search(queries, K)[1]
    recall = np.mean([np.isin(*pair).mean() for pair in zip(exact_ids, ids)])
    work = (SCANS.ndis + WALKS.ndis) / QUERIES or index.ntotal
    work += bool(WALKS.ndis)  # the entry point of the graph
    if SCANS.ndis:
        work += index.nlist
    if isinstance(index, faiss.IndexRefine):
        work += index.k_factor * K
    return recall, work
# endregion measure


def build(recipe, vectors):
    index = faiss.index_factory(vectors.shape[1], recipe)
    if hasattr(index, "cp"):
        index.cp.min_points_per_centroid = 1  # fewer than 39 here: no warning
    index.train(vectors)  # k-means for cells and codes; HNSW learns nothing
    index.add(vectors)
    return index


graph = [f"efSearch={ef}" for ef in (16, 64, 256)]
cells = [f"nprobe={cells}" for cells in (1, 4, 16, 64, 128)]
trials = [  # factory string, shuffled columns, settings
    ("Flat", False, [""]),
    ("IVF64,Flat", False, cells[:4]),
    ("IVF924,Flat", False, cells),
    ("HNSW16", False, graph),
    ("HNSW32", False, graph[:2]),
    ("PQ20x4np,RFlat", False, ["k_factor_rf=1", "k_factor_rf=20"]),
    ("IVF924,Flat", True, cells),
    ("HNSW16", True, graph),
]
widest = 0
print("                                      recall@10  distances  bytes")
for recipe, shuffled, settings in trials:
    found = []
    for seed in range(3):
        vectors, queries = draw(seed, QUERIES, shuffled)
        exact = faiss.IndexFlatL2(vectors.shape[1])
        exact.add(vectors)
        exact_ids = exact.search(queries, K)[1]
        index = build(recipe, vectors)
        found.append([measure(index, queries, exact_ids, s) for s in settings])
    size = len(faiss.serialize_index(index)) / len(vectors)
    widest = max(widest, np.ptp(found, axis=0)[:, 0].max())
    for setting, (recall, work) in zip(settings, np.mean(found, axis=0)):
        if shuffled:  # k-means amplifies how a processor rounds: print fewer digits
            recall, work = round(20 * recall) / 20, round(work, -2)
        name = recipe + " shuffled" * shuffled
        print(f"{name:21}{setting:17}{recall:9.2f}{work:11,.0f}{size:7.0f}")
print(f"Three draws of the queries differ by {widest:.2f} at most.")
