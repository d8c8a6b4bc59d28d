/** Counts the bytes of the arrays that are held for the backward pass. */
export class Ledger {
  /** Bytes held now, and the most that were held at once. */
  live = 0;
  peak = 0;

  readonly #held = new Set<Float32Array>();

  /** Counts arrays that are held from now on. Throws Error at one that is held already. */
  keep<T extends Readonly<Record<string, Float32Array>>>(arrays: T): T {
    for (const array of Object.values(arrays)) {
      if (this.#held.has(array)) throw new Error('an array is held already');
      this.#held.add(array);
      this.live += array.byteLength;
    }
    this.peak = Math.max(this.peak, this.live);
    return arrays;
  }

  /** Lets go of arrays, and overwrites them by NaN: nothing can come from memory that is not counted. */
  release(arrays: Readonly<Record<string, Float32Array>>): void {
    for (const array of Object.values(arrays)) {
      if (!this.#held.delete(array)) throw new Error('an array is not held');
      this.live -= array.byteLength;
      array.fill(NaN);
    }
  }
}
