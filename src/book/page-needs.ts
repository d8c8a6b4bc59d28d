/** Where a page loads a file in `assets/` of its site: its text may show the same, and links may lead to another's. A page does without its fonts. */
const inPage = /<(?:link|script|img)\b[^<>]*?\s(?:src|href)="(?:\/[^/"<>]+)*\/assets\/([\w.-]+)"/g;
/** Where a script names what it imports before it runs. */
const inScript = /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+)["'`]/g;

const names = (text: string, mention: RegExp): string[] => [
  ...new Set([...text.matchAll(mention)].map(([, name]) => name!)),
];

/** Names of the files in `assets/` that a page needs at once. */
export const needsOfPage = (html: string): string[] => names(html, inPage);

/** Names of the files beside it that a script needs at once. */
export const needsOfScript = (code: string): string[] => names(code, inScript);

/**
 * What a page needs, with what that needs in turn.
 *
 * @param textOf  The text of a file in `assets/`; undefined for one that needs nothing or is not there.
 */
export async function allNeedsOf(
  html: string,
  textOf: (name: string) => Promise<string | undefined>,
): Promise<Set<string>> {
  const all = new Set<string>();
  const open = needsOfPage(html);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (all.has(name)) continue;
    all.add(name);
    if (name.endsWith('.js')) open.push(...needsOfScript((await textOf(name)) ?? ''));
  }
  return all;
}
