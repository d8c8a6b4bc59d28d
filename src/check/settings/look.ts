import { existsSync } from 'node:fs';
import { contrast, leastContrast, readableOn, shownContrast, type Theme } from '#book/look/accent.ts';
import { didYouMean, type Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import { readOwnCss, type OwnCss, type SetProperty } from '#render/own-css.ts';
import { coloursOf, siteTokens, textOnGround } from '#render/tokens.ts';
import { quotedFile } from '#project/quoted-file.ts';
import { shownPath } from '#project/shown-path.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** Problems of a book's own style sheet: what it loads, names that nothing knows, and colours that cannot be read. */
export function cssProblems(contentDir: string, book: Book | undefined, locate: LocateField): Problem[] {
  if (book?.css === undefined) return [];
  const path = quotedFile(book.css, contentDir);
  const expected = 'a style sheet in the book’s folder, such as look.css';
  const problem = (why: string, fix: string) => [
    { ...locate(['css']), message: `The style sheet "${book.css}" ${why}.`, expected, fix },
  ];
  if (path === undefined) return problem('is outside the book’s folder', 'copy it into the folder');
  if (!existsSync(path)) return problem('does not exist', `add ${shownPath(path)}, or correct the name`);
  if (!path.endsWith('.css')) return problem('does not end with .css', 'rename it if it holds styles');
  const own = readOwnCss(path, contentDir);
  const tokens = siteTokens(book);
  const found = [...nameProblems(own, [...tokens.keys()]), ...colourProblems(own, tokens)];
  return [...own.problems, ...found.map((problem) => ({ file: shownPath(path), ...problem }))];
}

type Found = Omit<Problem, 'file'>;

/** Custom properties that nothing uses, or nothing sets: slips of the finger. */
function nameProblems({ set, used }: OwnCss, tokens: readonly string[]): Found[] {
  const own = new Set(set.map(({ name }) => name));
  const known = new Set([...tokens, ...own]);
  const help = 'a token of the site (see `help look`), or a property that this file sets and uses';
  return [
    ...set
      .filter(({ name }) => !tokens.includes(name) && !used.has(name))
      .map(({ name, line }) => ({
        line,
        message: `Nothing uses "${name}".`,
        expected: help,
        fix: didYouMean(name, tokens, 'remove it'),
      })),
    ...[...used]
      .filter(([name]) => !known.has(name))
      .map(([name, line]) => ({
        line,
        message: `Nothing sets "${name}".`,
        expected: help,
        fix: didYouMean(name, known, 'set it, or name a fallback: var(--name, value)'),
      })),
  ];
}

/** Tokens whose colour cannot be read on the ground that it stands on, in one theme or both. */
function colourProblems({ set }: OwnCss, tokens: ReturnType<typeof siteTokens>): Found[] {
  const found: Found[] = [];
  const pairs = textOnGround(tokens.keys());
  const compared = new Set(pairs.flatMap(({ text, ground }) => [text, ground]));
  const colours = new Map([...tokens].map(([name, { value }]) => [name, coloursOf(value)]));
  const own = new Map<string, SetProperty>();
  for (const property of set.filter(({ name }) => compared.has(name))) {
    if (property.forTheme)
      found.push({
        line: property.line,
        message: `"${property.name}" is set for one theme here, but readers choose the theme of a page themselves.`,
        expected: 'both colours in one value, in :root',
        fix: `write ${property.name}: light-dark(#…, #…)`,
      });
    else if (property.atRoot) own.set(property.name, property);
  }
  for (const [name, { value, line }] of own) {
    const both = coloursOf(value);
    if (both) colours.set(name, both);
    else {
      own.delete(name);
      found.push({
        line,
        message: `The contrast of "${name}" cannot be computed from this value.`,
        expected: 'an opaque colour, or light-dark() of two',
        fix: 'write the colour itself, without var() and transparency',
      });
    }
  }
  const told = new Set<string>();
  for (const { text, ground } of pairs)
    for (const theme of ['light', 'dark'] as const) {
      const at = own.get(text) ?? own.get(ground);
      const low = at && lowContrast(text, ground, theme, colours);
      if (!low || told.has(text + theme)) continue;
      told.add(text + theme);
      found.push({ line: at.line, ...low });
    }
  return found;
}

function lowContrast(
  text: string,
  ground: string,
  theme: Theme,
  colours: ReadonlyMap<string, Record<Theme, string> | undefined>,
): Found | undefined {
  const [colour, behind] = [colours.get(text)?.[theme], colours.get(ground)?.[theme]];
  if (!colour || !behind) return undefined;
  const ratio = contrast(colour, behind);
  if (ratio >= leastContrast) return undefined;
  return {
    message: `The colour ${colour} of "${text}" has a contrast of ${shownContrast(ratio)} with ${behind}, "${ground}", in the ${theme} theme.`,
    expected: `at least ${leastContrast}, so that text can be read (WCAG 2.2, 1.4.3)`,
    fix: `the nearest colour with that contrast is ${readableOn(colour, behind)}`,
  };
}
