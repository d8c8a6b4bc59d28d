import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { packageFile } from '#project/package-root.ts';
import { chineseParts, fontParts, isFor, mathFont } from '../card/font-parts.ts';

/** Printed in these weights; others take the nearest. */
const weights = [400, 700];

/**
 * The site's fonts for a printed text, in styles: cut to its characters, and each weight a font of its own, since browsers
 * write variable fonts into PDFs as drawings.
 */
export async function paperFonts(text: string): Promise<string> {
  const characters = [...new Set(text)].filter((character) => character >= ' ').sort();
  const inter = fontParts('inter');
  const beyond = characters.filter((character) => !inter.some((part) => isFor(part, character)));
  const ofParts = (family: string, parts: ReturnType<typeof fontParts>, wanted: readonly string[]) =>
    parts.flatMap((part) => {
      const own = wanted.filter((character) => isFor(part, character));
      return own.length > 0 ? weights.map((weight) => face(family, part.file, own, weight)) : [];
    });
  const faces = await Promise.all([
    ...ofParts('Inter', inter, characters),
    ...ofParts('Noto Sans SC', chineseParts(), beyond),
    face('Noto Sans Math', packageFile(mathFont), formulaLetters(characters)),
  ]);
  return faces.join('');
}

/** Formulas are set in letters of their own, which browsers put in the place of those that are written. */
const mathematical = Array.from({ length: 0x400 }, (_, at) => String.fromCodePoint(0x1d400 + at));
const formulaLetters = (characters: readonly string[]): string[] => [...characters, 'ℎ', ...mathematical];

async function face(
  family: string,
  file: string,
  characters: readonly string[],
  weight?: number,
): Promise<string> {
  const font = await subsetFont(readFileSync(file), characters.join(''), {
    targetFormat: 'sfnt',
    ...(weight !== undefined && { variationAxes: { wght: weight } }),
  });
  const range = characters.map((character) => `U+${character.codePointAt(0)!.toString(16)}`).join(',');
  return (
    `@font-face{font-family:'${family}';${weight === undefined ? '' : `font-weight:${weight};`}unicode-range:${range};` +
    `src:url(data:font/ttf;base64,${Buffer.from(font).toString('base64')})}\n`
  );
}
