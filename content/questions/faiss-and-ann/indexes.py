"""Faiss indexes (Douze et al. 2026): recall against distances computed, and bytes."""

import faiss
import numpy as np

faiss.omp_set_num_threads(1)  # the links of an HNSW depend on the thread count
N, QUERIES, D, K = 20_000, 500, 32, 10
rng = np.random.default_rng(0)
centres = rng.normal(size=(100, D))


def sample(n):
    points = centres[rng.integers(100, size=n)] + 0.6 * rng.normal(size=(n, D))
    return points.astype(np.float32)


vectors, queries = sample(N), sample(QUERIES)  # (N, d), (Q, d)


# region build
def build(recipe):
    """An index from its factory string, trained and filled."""
    index = faiss.index_factory(D, recipe, faiss.METRIC_L2)
    # k-means for cells and codes; Flat and HNSW learn nothing.
    index.train(vectors[:5_000])  # at least 39 for each of 128 centroids
    index.add(vectors)
    return index
# endregion build


exact_distances, exact_ids = build("Flat").search(queries, K)  # (Q, K) each
SCANS, WALKS = faiss.cvar.indexIVF_stats, faiss.cvar.hnsw_stats


# region measure
def measure(index, settings):
    """Recall@K, and distances a query computes: to centroids, to stored vectors
    or codes, and again to the candidates that are re-ranked."""
    faiss.ParameterSpace().set_index_parameters(index, settings)
    SCANS.reset()
    WALKS.reset()
    distances, ids = index.search(queries, K)
    recall = np.mean([np.isin(*pair).mean() for pair in zip(exact_ids, ids)])
    work = (SCANS.ndis + WALKS.ndis) / QUERIES or N
    work += bool(WALKS.ndis)  # the entry point of the graph
    if SCANS.ndis:
        work += faiss.extract_index_ivf(index).nlist
    if isinstance(index, faiss.IndexRefine):
        work += index.k_factor * K
    return recall, work, distances
# endregion measure


# Bytes by formula: 4 d for floats, d for SQ8, 8 M for links, m bits / 8 for codes,
# 8 for ids.
codes = 8 * 4 / 8 + 8
coded = "IVF128,PQ8x4np"  # np: no polysemous training, which this search does not use
probes = [f"nprobe={cells}" for cells in (1, 2, 4, 128)]
views = ["efSearch=16", "efSearch=64"]
trials = {
    "Flat": (4 * D, [""]),
    "SQ8": (D, [""]),
    "IVF128,Flat": (4 * D + 8, probes),
    "IVF128,SQ8": (D + 8, probes[2:3]),
    "HNSW16": (4 * D + 8 * 16, views),
    "HNSW16_SQ8": (D + 8 * 16, views),
    coded: (codes, probes[2:]),
    f"{coded},RFlat": (
        codes + 4 * D,
        [f"nprobe=4,k_factor_rf={k}" for k in (1, 5, 20)],  # the best k K
    ),
}
recalls = {}
print("index                 settings                recall@10  distances  bytes")
for recipe, (formula, settings) in trials.items():
    index = build(recipe)
    size = len(faiss.serialize_index(index)) / N
    assert formula <= size < 1.12 * formula  # the rest: centroids, upper levels
    for setting in settings:
        recall, work, distances = measure(index, setting)
        recalls[recipe, setting] = round(recall, 2)
        print(f"{recipe:22}{setting:24}{recall:9.2f}{work:11,.0f}{size:7.0f}")
    if recipe == "IVF128,Flat":
        # All cells probed is exact, but for the rounding of 32-bit distances.
        assert np.allclose(distances, exact_distances, atol=1e-3)
    effort = [recalls[recipe, setting] for setting in settings]
    assert effort == sorted(effort)
# Nodes in view while the graph is built: a better graph, for more work once.
for width in (10, 40, 80):
    graph = faiss.index_factory(D, "HNSW16")
    graph.hnsw.efConstruction = width
    graph.add(vectors)
    recall, work, _ = measure(graph, "efSearch=16")
    size = len(faiss.serialize_index(graph)) / N
    name = f"efConstruction={width}"
    print(f"{'HNSW16':22}{name:24}{recall:9.2f}{work:11,.0f}{size:7.0f}")
# Re-ranking K candidates reorders them and finds no other.
assert effort[0] == recalls[coded, "nprobe=4"] < effort[1]
