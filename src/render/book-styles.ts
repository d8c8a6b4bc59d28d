import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accentOf, softAccent, type Accent } from '#book/look/accent.ts';
import { nameRoles, ownRoles } from '#book/roles.ts';
import type { Book } from '#book/schema.ts';
import { messages } from '#messages/of-book.ts';
import { bookFile, bookSettings } from '#project/book-settings.ts';
import { sources } from '#project/package-root.ts';
import { withShapes } from './shapes.ts';

export type LookSettings = Pick<Book, 'roles' | 'accent'>;
const plain: LookSettings = { roles: {} };

const accents = /(--color-accent(-soft)?: )light-dark\([^()]*\)/g;
const pair = (light: string, dark: string): string => `light-dark(${light}, ${dark})`;
const accentPair = ({ light, dark }: Accent, soft: unknown): string =>
  soft ? pair(softAccent(light, 'light'), softAccent(dark, 'dark')) : pair(light, dark);

/** Styles of the site in the words and the colour of a book: of the one that is built without another. */
export function bookStyles(css: string, { roles, accent }: LookSettings = bookSettings() ?? plain): string {
  const named = nameRoles(withShapes(css), ownRoles(roles));
  return accent === undefined
    ? named
    : named.replace(accents, (_, name: string, soft) => name + accentPair(accentOf(accent), soft));
}

/** Files of the styles that a drawing has. */
export const drawingFiles = [
  'page/tokens',
  'pictures/roles',
  'pictures/figures',
  'pictures/plots',
  'lab/lab',
  'stage/stage',
  'stage/picture',
].map((name) => join(sources, 'render/styles', `${name}.css`));

/** The site's styles for a drawing of its own, in the words and colour of the book, without rules for other media. */
export const drawingStyles = (): string =>
  drawingFiles
    .map((file) => bookStyles(readFileSync(file, 'utf8')))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');

/** The words of styles, `message(name)` in them, in the language of the book. */
const withMessages = (css: string): string =>
  css.replace(/\bmessage\((\w+)\)/g, (_, name: string) =>
    JSON.stringify(messages[name as keyof typeof messages]),
  );

/** Both as a plugin of PostCSS. */
export const ofTheBook = {
  postcssPlugin: 'of-the-book',
  Once(
    root: { walkAtRules(name: string, visit: (rule: { toString(): string; remove(): void }) => void): void },
    { result }: { result: { messages: object[]; opts: { from?: string } } },
  ) {
    result.messages.push({
      type: 'dependency',
      plugin: 'of-the-book',
      file: bookFile,
      parent: result.opts.from,
    });
    // Another font takes its place (outputs/own-fonts.ts).
    if (bookSettings()?.fonts?.text)
      root.walkAtRules('font-face', (rule) => {
        if (/font-family: 'Inter\b/.test(rule.toString())) rule.remove();
      });
  },
  Rule: (rule: { selector: string }) => {
    const selector = bookStyles(rule.selector);
    if (selector !== rule.selector) rule.selector = selector;
  },
  Declaration: (declaration: { prop: string; value: string }) => {
    const [prop, ...value] = withMessages(bookStyles(`${declaration.prop}: ${declaration.value}`)).split(
      ': ',
    );
    if (prop !== declaration.prop) declaration.prop = prop!;
    if (value.join(': ') !== declaration.value) declaration.value = value.join(': ');
  },
};
