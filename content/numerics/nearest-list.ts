/**
 * The nearest few of all that were offered, ordered by distance and, where distances are equal, by id.
 *
 * An insertion moves what is farther: O(capacity), little for the short lists that searches return. What the list
 * holds does not depend on the order of the offers.
 */
export class NearestList {
  readonly capacity: number;
  readonly ids: Int32Array;
  readonly distances: Float64Array;
  count = 0;
  /** Nothing farther than this can enter; ∞ while there is room. */
  bound = Infinity;

  /** @throws RangeError unless the capacity is a positive integer. */
  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`a list of ${capacity}`);
    this.capacity = capacity;
    this.ids = new Int32Array(capacity);
    this.distances = new Float64Array(capacity);
  }

  clear(): void {
    this.count = 0;
    this.bound = Infinity;
  }

  offer(id: number, distance: number): void {
    const { ids, distances, capacity } = this;
    let at = this.count;
    if (at === capacity) {
      const last = distances[at - 1]!;
      if (distance > last || (distance === last && id > ids[at - 1]!)) return;
      at--;
    } else this.count++;
    while (
      at > 0 &&
      (distances[at - 1]! > distance || (distances[at - 1]! === distance && ids[at - 1]! > id))
    ) {
      distances[at] = distances[at - 1]!;
      ids[at] = ids[at - 1]!;
      at--;
    }
    distances[at] = distance;
    ids[at] = id;
    if (this.count === capacity) this.bound = distances[capacity - 1]!;
  }
}
