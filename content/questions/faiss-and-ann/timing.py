"""Distances of single queries (Faiss). `--time`: on more vectors, with CPU time."""

import sys
import time

import faiss
import numpy as np

TIMED = "--time" in sys.argv
N, NLIST = (50_000, 256) if TIMED else (2_000, 32)
QUERIES, D, K, LATENT = 200, 768, 10, 24
faiss.omp_set_num_threads(1)
rng = np.random.default_rng(0)
# Clusters in 24 dimensions, laid into 768, and some noise.
centres = rng.normal(size=(200, LATENT))
into = rng.normal(size=(LATENT, D)) / LATENT**0.5


def sample(n):
    latent = centres[rng.integers(200, size=n)] + 0.6 * rng.normal(size=(n, LATENT))
    return (latent @ into + 0.1 * rng.normal(size=(n, D))).astype(np.float32)


vectors, queries = sample(N), sample(QUERIES)
SCANS, WALKS = faiss.cvar.indexIVF_stats, faiss.cvar.hnsw_stats


# region report
def report(name, index, nlist=0):
    """CPU time: the median of single queries, and between which half of them lie."""
    search = lambda row: index.search(queries[row : row + 1], K)[1][0]
    SCANS.reset()
    WALKS.reset()
    found = [search(row) for row in range(QUERIES)]
    recall = np.mean([np.isin(*pair).mean() for pair in zip(exact_ids, found)])
    work = N  # all; or the centroids and the lists; or the walk from its entry point
    if nlist:
        work = nlist + SCANS.ndis / QUERIES
    elif WALKS.ndis:
        work = 1 + WALKS.ndis / QUERIES
    print(f"{name:20}{recall:6.2f}{work:11,.0f}", end="")
    if TIMED:
        times = []
        for row in 5 * list(range(QUERIES)):
            before = time.process_time()
            search(row)
            times.append((time.process_time() - before) * 1e6)
        low, middle, high = np.percentile(times, (25, 50, 75))
        print(f"{middle:10,.0f} µs ({low:,.0f} to {high:,.0f})", end="")
        print(f"{1000 * middle / work:7,.0f} ns a distance", end="")
    print(flush=True)
# endregion report


def speed(work):
    """GB/s at which `work` goes through the vectors."""
    times = []
    for _ in range(7):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return vectors.nbytes / 1e9 / np.median(times)


if TIMED:
    print(f"maximum: {speed(vectors.max):.0f} GB/s")
    products = speed(lambda: np.einsum("nd,d->n", vectors, queries[0]))
    print(f"inner products with a query, by NumPy: {products:.0f} GB/s")
flat = faiss.index_factory(D, "Flat")
flat.add(vectors)
exact_ids = flat.search(queries, K)[1]
print("index               recall  distances" + "   CPU time" * TIMED)
report("Flat", flat)
for recipe, knob, values in (
    ("PQ192x4fs", None, (0,)),
    (f"IVF{NLIST},Flat", "nprobe", (1, 4, 16)),
    ("HNSW32", "efSearch", (16, 64)),
):
    before = time.process_time()
    index = faiss.index_factory(D, recipe)
    index.train(vectors[:10_000])
    index.add(vectors)
    if TIMED:
        print(f"{recipe}: {time.process_time() - before:.0f} s to build")
    for value in values:
        if knob:
            faiss.ParameterSpace().set_index_parameter(index, knob, value)
        report(f"{recipe} {value or ''}", index, getattr(index, "nlist", 0))
