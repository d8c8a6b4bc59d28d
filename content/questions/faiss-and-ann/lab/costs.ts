/** Distances of an IVF query with equal lists: to the centroids, and to the vectors in the cells it looks into. */
export function ivfCost(n: number, nlist: number, nprobe: number): number {
  return nlist + (nprobe * n) / nlist;
}

/** The whole number of lists at which `ivfCost` is least; it is next to √(nprobe n). */
export function cheapestLists(n: number, nprobe: number): number {
  const low = Math.max(1, Math.floor(Math.sqrt(nprobe * n)));
  return ivfCost(n, low + 1, nprobe) < ivfCost(n, low, nprobe) ? low + 1 : low;
}

/**
 * Bytes that FAISS keeps for a vector: numbers of 4 bytes, ids of 8, and 2 M links of 4 on the lowest level.
 *
 * Source: Faiss wiki, "Faiss indexes" and "Guidelines to choose an index".
 */
export const flatBytes = (d: number) => 4 * d;
export const idBytes = 8;
export const linkBytes = (M: number) => 4 * 2 * M;
/** Bytes of a packed product-quantization code of m pieces, with 2^bits centroids each. */
export const codeBytes = (m: number, bits = 8) => Math.ceil((m * bits) / 8);
