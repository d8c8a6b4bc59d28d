import { coverageOf, drawCoverage, full, type Coverage, type Drawn } from './coverage.ts';
import { em } from './em.ts';
import { letterOf, lettersOf, lineOf, type Weight, type WeightedText } from './letters.ts';

/** A line of text in its place. Lengths in px. */
export interface TextRun extends WeightedText {
  size: number;
  colour: string;
  x: number;
  baseline: number;
}

/** From this size on, letters stand where their stems are sharpest: up to half a pixel off, which nobody sees. */
const large = 25;
/** Parts of a pixel at which a letter may have its origin. */
const shifts = [0, 0.25, 0.5, 0.75];

/** What some lines of text cover, line by line; their letters must have been learned. */
export async function coverText(
  runs: readonly TextRun[],
): Promise<{ run: TextRun; letters: { coverage: Coverage; x: number }[] }[]> {
  await drawCoverage(runs.flatMap(allForms));
  return runs.map((run) => ({ run, letters: placed(run) }));
}

function allForms({ text, weight, size }: TextRun): Drawn[] {
  return [...new Set(lettersOf(text))].flatMap((letter) => {
    const { markup, bounds } = letterOf(letter, weight);
    return markup === ''
      ? []
      : shifts.map((shift) => ({
          key: keyOf(letter, weight, size, shift),
          markup,
          bounds,
          scale: size / em,
          shift,
        }));
  });
}

const keyOf = (letter: string, weight: Weight, size: number, shift: number) =>
  `${weight} ${size} ${shift} ${letter}`;

/** Each letter of a line that has ink, and the pixel in which it has its origin. */
function placed({ text, weight, size, x }: TextRun): { coverage: Coverage; x: number }[] {
  return lineOf(text, weight).letters.flatMap(({ letter, x: at }) => {
    if (letterOf(letter, weight).markup === '') return [];
    const origin = x + (at * size) / em;
    const form = (shift: number) => coverageOf(keyOf(letter, weight, size, shift));
    if (size < large) {
      const quarters = Math.round(origin * 4);
      return [{ coverage: form((quarters & 3) / 4), x: quarters >> 2 }];
    }
    const shift = sharpest(letter, weight, size);
    return [{ coverage: form(shift), x: Math.round(origin - shift) }];
  });
}

const sharp = new Map<string, number>();

/** The part of a pixel at which the fewest pixels of a letter are covered in part. */
function sharpest(letter: string, weight: Weight, size: number): number {
  const key = keyOf(letter, weight, size, 0);
  let best = sharp.get(key);
  if (best === undefined) {
    const soft = (shift: number) =>
      coverageOf(keyOf(letter, weight, size, shift)).levels.filter((level) => level > 0 && level < full)
        .length;
    best = shifts.reduce((one, other) => (soft(other) < soft(one) ? other : one));
    sharp.set(key, best);
  }
  return best;
}
