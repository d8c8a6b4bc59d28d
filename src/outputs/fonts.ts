import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import subsetFont from 'subset-font';
import { cacheDir } from '#render/site.ts';

/** Where styles find the two fonts, as `@fonts/…`. */
export const fontFolder = resolve(cacheDir, 'fonts');

const asciiAndTypography =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') +
  '–—‘’“”…−×·°é\u00a0\u2009\u202f';

/** What the styles ask of the reading face; its other alternates would be a fifth of the file. */
const features = ['calt', 'ccmp', 'kern', 'lnum', 'locl', 'mark', 'mkmk', 'tnum'];

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
 * Makes the reading face (Inter) and the mathematical face (Noto Sans Math) with the characters that a book uses,
 * both under the SIL Open Font License. Remade only when those characters change.
 *
 * @param text      All texts of the book.
 * @param formulas  Its formulas as MathML; see setFormulas.
 */
export async function makeFonts(
  text: Iterable<string>,
  formulas: Readonly<Record<string, string>>,
): Promise<void> {
  const inText = new Set<string>();
  // ASCII is in the reading face anyway.
  for (const part of text) for (const [character] of part.matchAll(/[^\0-~]/gu)) inText.add(character);
  const inFormulas = new Set(Object.values(formulas).flatMap((html) => [...html.replace(/<[^>]*>/g, '')]));
  const latin = [...inText].filter((character) => character > '~' && character < '\u0250');
  const beyond = [...inText].filter((character) => character >= '\u0250' && character < '\u2e80');
  const math = ['−', ...beyond, ...inFormulas, ...[...inFormulas].map(italic)];
  await Promise.all([
    subset(
      'inter',
      '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
      [...asciiAndTypography, ...latin],
      {
        variationAxes: { wght: { min: 400, max: 700 } },
        keepFeatures: features,
      },
    ),
    subset('math', '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2', math, {}),
  ]);
}

async function subset(name: string, source: string, characters: string[], options: object): Promise<void> {
  const wanted = [...new Set(characters)].sort().join('');
  const key = createHash('sha256')
    .update(JSON.stringify([source, wanted, options]))
    .digest('hex');
  const path = resolve(fontFolder, `${name}.woff2`);
  const keyPath = `${path}.key`;
  if (existsSync(path) && existsSync(keyPath) && readFileSync(keyPath, 'utf8') === key) return;
  const font = await subsetFont(readFileSync(resolve('node_modules', source)), wanted, {
    targetFormat: 'woff2',
    ...options,
  });
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, font);
  renameSync(temporary, path);
  writeFileSync(keyPath, key);
}
