import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Font } from 'satori';

const subsets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
const weights = [500, 600] as const;

/** Each subset is a face of its own: of two with one name satori would look for a character in the first alone. */
const inter = (subset: string) => `Inter ${subset}`;
const math = 'Noto Sans Math';

/** The faces in the order in which a character is looked for. */
export const cardFontFamily = [...subsets.map(inter), math].join(', ');

let fonts: Font[] | undefined;

/**
 * The faces of the cards: Inter, and Noto Sans Math for what Inter lacks. Always the same array, since satori keeps
 * what it has parsed by it.
 *
 * @throws if a file is not there; names it and says what to do.
 */
export function cardFonts(): Font[] {
  fonts ??= [
    ...subsets.flatMap((subset) =>
      weights.map((weight) => ({
        name: inter(subset),
        weight,
        data: fontFile(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`),
      })),
    ),
    {
      name: math,
      weight: 400,
      data: fontFile('@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff'),
    },
  ];
  return fonts;
}

/** Reads a font of a package. */
export function fontFile(path: string): Buffer {
  const file = resolve('node_modules', path);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(
      `The font ${path}, which the social cards are set in, cannot be read: ${(error as Error).message}. ` +
        `Expected it in node_modules; run npm ci.`,
      { cause: error },
    );
  }
}
