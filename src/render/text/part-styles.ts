/** The styles of a page's parts, each a file of styles/parts, in the order in which they stand; `own` are those of the book. */
export const stylesAtTop = [
  'own',
  'page',
  'languages',
  'translated',
  'lines',
  'answer',
  'opened',
  'math',
  'citations',
] as const;
export const stylesOfDrawings = ['roles', 'pictures', 'plots', 'stage', 'inputs', 'claims'] as const;
/** Those of what stands below the first lines of an answer. */
export const stylesBelow = [
  'rest',
  'tables',
  'lists',
  'listed',
  'ending',
  'seldom',
  'written',
  'items',
  'quiz',
  'lab',
  'squares',
] as const;
export type StyledPart = (typeof stylesAtTop | typeof stylesOfDrawings | typeof stylesBelow)[number] | 'line';

export const stylesAttribute = 'x-styles';

type Brought = readonly (StyledPart | false)[];

/** The styles that an element brings to its page, as attributes of a component's element. No finished page has them. */
export function brings(...parts: Brought): Record<string, string> {
  const names = parts.filter(Boolean).join(' ');
  return names ? { [stylesAttribute]: names } : {};
}

/** The same as text, with a space before it. */
export const bringsText = (...parts: Brought): string =>
  ` ${stylesAttribute}="${parts.filter(Boolean).join(' ')}"`;

const brought = new RegExp(`\\s${stylesAttribute}="([^"]*)"`, 'g');

/** The styles that elements of a page bring. */
export const broughtIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(brought)].flatMap(([, parts]) => parts!.split(' ')));
