/**
 * Fetches each name once, and again only after a failure.
 *
 * @returns a function that rejects as `fetchOne` does.
 */
export function once<T>(fetchOne: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    let value = known.get(name);
    if (!value) {
      value = fetchOne(name).catch((error: unknown) => {
        known.delete(name);
        throw error;
      });
      known.set(name, value);
    }
    return value;
  };
}
