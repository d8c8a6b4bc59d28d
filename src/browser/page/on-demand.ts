/** How long a part of the program may take to come. */
const patienceMs = 10_000;

/** What did not come before: a browser may remember that, and only a reload helps. */
const failed = new Set<string>();

/**
 * Loads a part of the program on first use.
 *
 * @param load   Imports it.
 * @param what   What the reader asked for: where it does not come, the page says so and offers to try again. Without
 *               it nothing is said, for the reader misses nothing.
 * @param again  Tries the same again.
 * @returns the part, or undefined if it did not come in time.
 */
export async function onDemand<T>(
  load: () => Promise<T>,
  what?: string,
  again?: () => void,
): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  // Missing, damaged or of another kind: the reader can do the same about each.
  const part = await Promise.race([load().catch(() => undefined), late]);
  // The notice is in theme.js, which is there whatever else is not.
  if (!part && what) {
    const detail = { what, again: failed.has(what) ? undefined : again };
    dispatchEvent(new CustomEvent('part-missing', { detail }));
    failed.add(what);
  }
  return part;
}
