/** Entries of a list that a page can show, empty ones counted: they take no room before a page is made of them. */
const mostEntries = 100_000;

/** @throws if data holds a list that is longer. */
export function refuseLong(data: unknown): void {
  const seen = new Set<unknown>([data]);
  for (const thing of seen) {
    if (typeof thing !== 'object' || thing === null) continue;
    const isKeyed = thing instanceof Map || thing instanceof Set;
    const count = isKeyed ? thing.size : Array.isArray(thing) ? thing.length : 0;
    if (count > mostEntries) throw new Error(`a list has ${count} entries, and may have ${mostEntries}`);
    const parts =
      thing instanceof Map
        ? [...thing.keys(), ...thing.values()]
        : thing instanceof Set
          ? [...thing]
          : Object.values(thing);
    for (const part of parts) if (typeof part === 'object') seen.add(part);
  }
}
