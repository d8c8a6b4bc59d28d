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


def build(recipe, vectors, width):
    index = faiss.index_factory(vectors.shape[1], recipe)
    if width:
        index.hnsw.efConstruction = width
    if hasattr(index, "cp"):
        index.cp.min_points_per_centroid = 1  # fewer than 39 here: no warning
    index.train(vectors)  # k-means for cells and codes; HNSW learns nothing
    index.add(vectors)
    return index


graph = [f"efSearch={ef}" for ef in (16, 64, 256)]
cells = [f"nprobe={cells}" for cells in (1, 4, 16, 64, 128)]
trials = [  # factory string, efConstruction, shuffled columns, settings
    ("Flat", None, False, [""]),
    ("IVF64,Flat", None, False, cells[:4]),
    ("IVF924,Flat", None, False, cells),
    ("HNSW16", None, False, graph),
    ("HNSW32", None, False, graph[:2]),
    ("HNSW16", 10, False, graph[:1]),
    ("HNSW16", 80, False, graph[:1]),
    ("PQ20x4np,RFlat", None, False, [f"k_factor_rf={k}" for k in (1, 10, 20)]),
    ("IVF924,Flat", None, True, cells),
    ("HNSW16", None, True, graph),
]
print("                                       recall@10           distances  bytes")
for recipe, width, shuffled, settings in trials:
    found = []
    for seed in range(3):
        vectors, queries = draw(seed, QUERIES, shuffled)
        exact = faiss.IndexFlatL2(vectors.shape[1])
        exact.add(vectors)
        exact_ids = exact.search(queries, K)[1]
        index = build(recipe, vectors, width)
        found.append([measure(index, queries, exact_ids, s) for s in settings])
    size = len(faiss.serialize_index(index)) / len(vectors)
    name = recipe + (f" efC {width}" if width else "") + " shuffled" * shuffled
    for setting, runs in zip(settings, zip(*found)):
        recalls, work = zip(*runs)
        spread = f"{np.mean(recalls):.2f} ({min(recalls):.2f}–{max(recalls):.2f})"
        print(f"{name:21}{setting:17}{spread}{np.mean(work):11,.0f}{size:7.0f}")
