import type { StyledPart } from '../styles/parts.ts';

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
