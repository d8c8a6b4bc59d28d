/**
 * Where a text names a file that it cannot run without; the file's name below `assets/` is the group. A page does without
 * its fonts.
 */
const mentions = [
  // HTML: scripts.
  /\s(?:src|href)="[^"]*\/assets\/([\w.-]+)"/g,
  // Scripts: what they import before they run.
  /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+)["'`]/g,
];

/** Names of the files in `assets/` that a page or script needs at once. */
export function needsOf(text: string): string[] {
  return [...new Set(mentions.flatMap((mention) => [...text.matchAll(mention)].map((match) => match[1]!)))];
}

/**
 * The same with what those need in turn.
 *
 * @param textOf  The text of a file in `assets/`; undefined for one that needs nothing or is not there.
 */
export async function allNeedsOf(
  text: string,
  textOf: (name: string) => Promise<string | undefined>,
): Promise<Set<string>> {
  const all = new Set<string>();
  const open = needsOf(text);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (all.has(name)) continue;
    all.add(name);
    if (name.endsWith('.js')) open.push(...needsOf((await textOf(name)) ?? ''));
  }
  return all;
}
