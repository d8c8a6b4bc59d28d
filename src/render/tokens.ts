import { transform, type CssColor, type TokenOrValue } from 'lightningcss';
import { join } from 'node:path';
import type { Theme } from '#book/look/accent.ts';
import { bookSettings } from '#project/book-settings.ts';
import { sources } from '#project/package-root.ts';
import { readFileSync } from 'node:fs';
import { bookStyles, type LookSettings } from './book-styles.ts';
import { readOwnCss, type SetProperty } from './own-css.ts';

/** Files of the site's styles that set what a book may set anew. */
const sheets = ['page/tokens.css', 'pictures/roles.css', 'answer/code-colours.css'];

/** A custom property of the site's styles, as `:root` has it. */
type Token = Pick<SetProperty, 'name' | 'value'>;

/** The tokens of the site in the words and the colour of a book, in their order, with their defaults. */
export function siteTokens(settings?: LookSettings): Map<string, Token> {
  const found = sheets.flatMap((name) => {
    const path = join(sources, 'render/styles', name);
    return readOwnCss(path, sources, bookStyles(readFileSync(path, 'utf8'), settings)).set;
  });
  const tokens = new Map<string, Token>();
  for (const token of found) if (!tokens.has(token.name)) tokens.set(token.name, token);
  return tokens;
}

/** CSS for where the site's styles are not: its colours of one theme in place of the variables that name them. */
export function withColours(css: string, theme: Theme): string {
  const own = siteTokens({ ...bookSettings(), roles: {} });
  return css.replace(/var\((--\w+-[\w-]+)\)/g, (_, name: string) => coloursOf(own.get(name)!.value)![theme]);
}

/** Colours of text, by the names that they begin with, and what such text stands on; `own` is the fill of its role. */
const grounds: readonly [text: RegExp, grounds: readonly string[]][] = [
  [/^--color-text$/, ['page', 'surface', 'raised', 'accent-soft', 'mark']],
  [/^--color-muted$/, ['page', 'surface', 'raised']],
  [/^--color-accent$/, ['page', 'surface', 'raised', 'accent-soft']],
  [/^--code-/, ['surface']],
  [/^--role-.*(?<!-fill)$/, ['page', 'raised', 'own']],
];

export interface Pair {
  text: string;
  ground: string;
}

/** Which text stands on which ground, of some tokens. */
export const textOnGround = (tokens: Iterable<string>): Pair[] =>
  [...tokens].flatMap((text) =>
    grounds
      .filter(([pattern]) => pattern.test(text))
      .flatMap(([, on]) => on.map((name) => (name === 'own' ? `${text}-fill` : `--color-${name}`)))
      .map((ground) => ({ text, ground })),
  );

/** A colour as `#rrggbb`; undefined where it is not one, or not opaque. */
function hex(colour: CssColor): string | undefined {
  if (typeof colour === 'string' || colour.type === 'light-dark') return undefined;
  if (colour.type !== 'rgb') return firstColour('red', () => colour);
  if (colour.alpha !== 1) return undefined;
  return `#${[colour.r, colour.g, colour.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The first colour of a declaration, in the form that old browsers know. */
function firstColour(text: string, put?: () => CssColor): string | undefined {
  const code = Buffer.from(`a{color:${text}}`);
  const plain = put
    ? transform({ filename: '', code, visitor: { Color: put }, targets: { chrome: 60 << 16 } }).code
    : code;
  let found: string | undefined;
  transform({
    filename: '',
    code: plain,
    visitor: {
      Color: (colour) => {
        if (typeof colour !== 'string' && colour.type === 'rgb') found ??= hex(colour);
      },
    },
  });
  return found;
}

/** The colour of a token in each theme; undefined where it cannot be known from the style sheet alone. */
export function coloursOf(value: readonly TokenOrValue[]): Record<Theme, string> | undefined {
  const [only, ...more] = value.filter(({ type, value }) => type !== 'token' || value.type !== 'white-space');
  if (only === undefined || more.length > 0) return undefined;
  if (only.type === 'token' && only.value.type === 'ident' && /^[a-z]+$/i.test(only.value.value))
    return both(firstColour(only.value.value));
  if (only.type !== 'color') return undefined;
  const colour = only.value;
  if (typeof colour === 'string' || colour.type !== 'light-dark') return both(hex(colour));
  const [light, dark] = [hex(colour.light), hex(colour.dark)];
  return light && dark ? { light, dark } : undefined;
}

const both = (colour: string | undefined) =>
  colour === undefined ? undefined : { light: colour, dark: colour };
