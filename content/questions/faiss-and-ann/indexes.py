"""Faiss indexes (Douze et al. 2024): recall against vectors scanned and bytes."""

import faiss
import numpy as np

faiss.omp_set_num_threads(1)  # the links of an HNSW depend on the thread count
N, QUERIES, D, K = 20_000, 1_000, 32, 10
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
    index.train(vectors)  # k-means for cells and codes; Flat and HNSW learn nothing
    index.add(vectors)
    return index
# endregion build


exact_distances, exact_ids = build("Flat").search(queries, K)  # (Q, K) each
STATS = faiss.cvar.indexIVF_stats, faiss.cvar.hnsw_stats


# region measure
def measure(index, settings):
    """Recall@K, and stored vectors that a query meets (IVF adds its centroids)."""
    faiss.ParameterSpace().set_index_parameters(index, settings)
    for stats in STATS:
        stats.reset()
    distances, ids = index.search(queries, K)
    recall = np.mean([np.isin(*pair).mean() for pair in zip(exact_ids, ids)])
    return recall, sum(stats.ndis for stats in STATS) / QUERIES or N, distances
# endregion measure


# Bytes by formula: 4 d for floats, 8 M for links, m bits / 8 for codes, 8 for ids.
codes = 8 * 4 / 8 + 8
trials = {
    "Flat": (4 * D, [""]),
    "IVF128,Flat": (4 * D + 8, ["nprobe=1", "nprobe=2", "nprobe=4", "nprobe=128"]),
    "HNSW16": (4 * D + 8 * 16, ["efSearch=16", "efSearch=64"]),
    "IVF128,PQ8x4": (codes, ["nprobe=4", "nprobe=128"]),
    "IVF128,PQ8x4,RFlat": (
        codes + 4 * D,
        [f"nprobe=4,k_factor_rf={k}" for k in (1, 5, 20)],  # the best k K
    ),
}
recalls = {}
print("index               settings                recall@10  scanned  bytes")
for recipe, (formula, settings) in trials.items():
    index = build(recipe)
    size = len(faiss.serialize_index(index)) / N
    assert formula <= size < 1.1 * formula  # the rest: centroids, upper levels
    for setting in settings:
        recall, scanned, distances = measure(index, setting)
        recalls[recipe, setting] = round(recall, 2)
        print(f"{recipe:20}{setting:24}{recall:9.2f}", end="")
        print(f"{round(scanned, -1):9,.0f}{size:7.0f}")
    if recipe == "IVF128,Flat":
        # All cells probed is exact, but for the rounding of 32-bit distances.
        assert np.allclose(distances, exact_distances, atol=1e-3)
    effort = [recalls[recipe, setting] for setting in settings]
    assert effort == sorted(effort)
# Re-ranking K candidates reorders them and finds no other.
assert effort[0] == recalls["IVF128,PQ8x4", "nprobe=4"] < effort[1]
