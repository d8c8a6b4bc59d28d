/** A function that computes what it is asked for once for each key; what else it is given has no part in that. */
export function remembered<K, T, R extends unknown[]>(
  make: (key: K, ...rest: R) => T,
): (key: K, ...rest: R) => T {
  const known = new Map<K, T>();
  return (key, ...rest) => {
    if (!known.has(key)) known.set(key, make(key, ...rest));
    return known.get(key)!;
  };
}
