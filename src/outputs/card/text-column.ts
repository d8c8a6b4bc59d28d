import type { Card } from './card.ts';
import { ascent, descent, em } from './em.ts';
import { fitText, oneLine, type FittedText } from './fit-text.ts';
import { lineOf, type Weight, type WeightedText } from './letters.ts';
import { bottom, left, markSize, textWidth, top } from './places.ts';
import { showable } from './showable.ts';
import { siteColour } from './site-styles.ts';
import type { TextRun } from './text-run.ts';

/*
 * Sizes in px. At multiples of 11 small letters and capitals of Inter are whole pixels high, at those of 5.5 nearly so:
 * their edges are sharp.
 */
const headlineSizes = [66, 60.5, 55, 49.5, 44, 41.25];
const belowSizes = [33, 30.25];
const nameSize = 33;
const factSize = 30.25;
/** Height of the lines of the name and the facts. */
const lineBox = 40;
/** Between the headline and what is below it. */
const gap = 24;

/** What a card says, as its fonts can show it. */
export async function textsOf(card: Card) {
  const shown = async (texts: readonly (string | undefined)[], weight: Weight): Promise<WeightedText[]> =>
    (await Promise.all(texts.map((text) => text && showable(text)))).flatMap((text) =>
      text ? [{ text, weight }] : [],
    );
  const [first, ...others] = (await shown(card.facts, 600)).map(({ text }) => text);
  return {
    name: await shown([card.name], 600),
    headline: [{ text: (await showable(card.headline)) ?? card.plainHeadline, weight: 600 as const }],
    below: await shown([card.below], 500),
    facts: [
      ...(first === undefined ? [] : [{ text: first, weight: 600 as const }]),
      ...others.map((text) => ({ text: `· ${text}`, weight: 500 as const })),
    ],
  };
}

/** The lines at the left, whose letters must have been learned: the name at the top, the facts at the foot, the headline in the middle between them. */
export function textRuns({ name, headline, below, facts }: Awaited<ReturnType<typeof textsOf>>): TextRun[] {
  const ink = siteColour('--color-text');
  const muted = siteColour('--color-muted');
  const runs: TextRun[] = [];
  const nameLeft = left + markSize + 14;
  for (const { text, weight } of name)
    runs.push({
      text: oneLine(text, weight, nameSize, left + textWidth - nameLeft),
      weight,
      size: nameSize,
      colour: ink,
      x: nameLeft,
      baseline: baselineIn(lineBox, top + (markSize - lineBox) / 2, nameSize),
    });

  const head = fitText(headline[0]!.text, {
    width: textWidth,
    height: below.length === 0 ? 360 : 220,
    sizes: headlineSizes,
    lineHeight: 1.18,
    weight: 600,
    maxLines: 6,
  });
  const under = below.map(({ text }) =>
    fitText(text, {
      width: textWidth,
      height: 132,
      sizes: belowSizes,
      lineHeight: 1.35,
      weight: 500,
      maxLines: 3,
    }),
  )[0];
  const height = heightOf(head) + (under ? gap + heightOf(under) : 0);
  const middle = (top + markSize + bottom - lineBox) / 2;
  const headTop = Math.round(middle - height / 2);
  runs.push(...linesOf(head, 600, headTop, ink));
  if (under) runs.push(...linesOf(under, 500, headTop + heightOf(head) + gap, muted));

  let x = left;
  facts.forEach(({ text, weight }, index) => {
    const room = index === 0 && facts.length > 1 ? textWidth * 0.65 : left + textWidth - x;
    const shown = oneLine(text, weight, factSize, room);
    runs.push({
      text: shown,
      weight,
      size: factSize,
      colour: index === 0 ? siteColour('--color-accent') : muted,
      x,
      baseline: baselineIn(lineBox, bottom - lineBox, factSize),
    });
    x += (lineOf(shown, weight).width * factSize) / em + 8;
  });
  return runs;
}

const heightOf = ({ lines, lineBox }: FittedText): number => lines.length * lineBox;

const linesOf = (
  { lines, lineBox, size }: FittedText,
  weight: Weight,
  top: number,
  colour: string,
): TextRun[] =>
  lines.map((text, index) => ({
    text,
    weight,
    size,
    colour,
    x: left,
    baseline: baselineIn(lineBox, top + index * lineBox, size),
  }));

/** Where the baseline of a line lies, whose box is so high and begins at a top. */
const baselineIn = (lineBox: number, top: number, size: number): number =>
  Math.round(top + (lineBox - size * (ascent + descent)) / 2 + size * ascent);
