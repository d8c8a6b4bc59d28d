import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { textOfHtml } from '#book/entities.ts';
import { kept } from '#compute/kept.ts';
import { messages } from '#messages/of-book.ts';
import { packageFile } from '#project/package-root.ts';
import { writeWhole } from '#project/write-whole.ts';
import { mathFont } from './card/font-parts.ts';
import { fallbackFaces } from './fallback-faces.ts';
import { fontFolder } from './font-folder.ts';

const asciiAndTypography =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') +
  '–—‘’“”…−×·°±\u00a0\u2009\u202f';

const interOf = (script: string) => `@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`;
const inter = interOf('latin');
/** Kerning, and figures of one width for tables: contextual alternates alone would be a fifth of the file. */
const reading = { variationAxes: { wght: { min: 400, max: 700 } }, keepFeatures: ['kern', 'tnum'] };

/** The italic mathematical letter that browsers draw for a variable of one letter. */
function italic(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === 'h') return 'ℎ';
  if (code >= 0x41 && code <= 0x5a) return String.fromCodePoint(0x1d434 + code - 0x41);
  if (code >= 0x61 && code <= 0x7a) return String.fromCodePoint(0x1d44e + code - 0x61);
  if (code >= 0x391 && code <= 0x3a9) return String.fromCodePoint(0x1d6e2 + code - 0x391);
  if (code >= 0x3b1 && code <= 0x3c9) return String.fromCodePoint(0x1d6fc + code - 0x3b1);
  return { ϵ: '𝜖', ϑ: '𝜗', ϕ: '𝜙', ϱ: '𝜚', ϖ: '𝜛' }[character] ?? '';
}

/**
 * Makes the reading face (Inter), what it has of letters beyond ASCII and of Cyrillic as files of their own, and the mathematical face (Noto
 * Sans Math), with the characters that a book uses, all under the SIL Open Font License; and the styles of what stands in for
 * the reading face. Remade only when those characters change.
 *
 * @param text      All texts of the book.
 * @param formulas  Its formulas as MathML; see setFormulas.
 */
export async function makeFonts(
  text: Iterable<string>,
  formulas: Readonly<Record<string, string>>,
): Promise<void> {
  const inText = charactersIn(text);
  const inFormulas = new Set(Object.values(formulas).flatMap((html) => [...textOfHtml(html)]));
  const between = (from: string, to: string) =>
    [...inText].filter((character) => character >= from && character < to);
  const beyond = between('\u0250', '\u2e80');
  const math = ['−', ...beyond, ...inFormulas, ...[...inFormulas].map(italic)];
  await Promise.all([
    placeReadingFace(messages.quoted('')),
    subset('inter-letters', inter, ['é', ...between('\u00a1', '\u0250')], reading),
    subset('inter-cyrillic', interOf('cyrillic'), ['ы', ...between('\u0400', '\u0530')], reading),
    subset('math', mathFont, math, {}),
    made('fallbacks.css', ['faces 1', inter], async () =>
      fallbackFaces(
        'Inter',
        await Promise.all([
          // Only to be measured: to compress them takes longer than all else that is done with them.
          subsetOf(inter, asciiAndTypography, { targetFormat: 'sfnt', variationAxes: { wght: 400 } }),
          subsetOf(inter, asciiAndTypography, { targetFormat: 'sfnt', variationAxes: { wght: 660 } }),
        ]),
      ),
    ),
  ]);
}

/** Characters of texts and of the interface beyond ASCII, which every reading face has. */
function charactersIn(text: Iterable<string>): Set<string> {
  const found = new Set(interfaceLetters());
  for (const part of text) for (const [character] of part.matchAll(/[^\0-~]/gu)) found.add(character);
  return found;
}

/** Every character that the pages of a book show, for a face that has them all. */
export const allCharacters = (text: Iterable<string>): string[] => [
  ...new Set([...asciiAndTypography, ...messages.quoted(''), ...charactersIn(text)]),
];

/** Letters of the interface beyond ASCII, and guillemets, which lie among those. */
const interfaceLetters = (): string[] =>
  textsOf(messages)
    .join('')
    .match(/(?![\0-~])[\p{L}«»]/gu) ?? [];

const textsOf = (message: unknown): string[] =>
  typeof message === 'object' ? Object.values(message as object).flatMap(textsOf) : [String(message)];

/** What the reading face is in most books: to make it takes longer than to read a small one. make-inter.ts makes it anew. */
export const readyInter = join(import.meta.dirname, 'inter.woff2');
/** The same face, made from the whole font, as WOFF2. */
export const makeInter = (): Promise<Uint8Array> => subsetOf(inter, asciiAndTypography, reading);

async function placeReadingFace(quotes: string): Promise<void> {
  if ([...quotes].some((sign) => !asciiAndTypography.includes(sign)))
    return subset('inter', inter, asciiAndTypography + quotes, reading);
  mkdirSync(fontFolder, { recursive: true });
  writeWhole(join(fontFolder, 'inter.woff2'), readFileSync(readyInter));
}

type Options = Parameters<typeof subsetFont>[2];

const subsetOf = (source: string, characters: Iterable<string>, options: Options) =>
  subsetFont(readFileSync(packageFile(source)), [...characters].join(''), {
    targetFormat: 'woff2',
    ...options,
  });

function subset(name: string, source: string, characters: Iterable<string>, options: Options): Promise<void> {
  const wanted = [...new Set(characters)].sort();
  return made(`${name}.woff2`, [source, wanted.join(''), options], () => subsetOf(source, wanted, options));
}

/** Makes a file of the fonts' folder, unless it was made of the same. */
export async function made(
  name: string,
  of: readonly unknown[],
  make: () => Promise<Uint8Array | string>,
): Promise<void> {
  mkdirSync(fontFolder, { recursive: true });
  writeWhole(join(fontFolder, name), await kept('faces', [JSON.stringify(of)], make));
}
