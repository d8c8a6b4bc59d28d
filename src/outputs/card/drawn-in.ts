import { textWidth } from '#lab/figure-text.ts';
import type { Drawing, Label } from './drawing.ts';
import { ascent, descent, em } from './em.ts';
import { lineOf, type Weight } from './letters.ts';
import { showable } from './showable.ts';
import { siteColour } from './site-styles.ts';
import type { TextRun } from './text-run.ts';

/** A drawing grows by no more than this, so that one of two boxes does not shout. */
const largest = 1.4;
/** Where the smallest label would be below this size in px, all become bars: text that nobody can read is dirt. */
const smallestLabel = 8;

/** A drawing at the size it is shown in. Lengths in px. */
export interface FittedDrawing {
  width: number;
  height: number;
  scale: number;
  shapes: string;
  /** Those that can be read. */
  texts: (Omit<TextRun, 'x'> & Pick<Label, 'x' | 'anchor' | 'halo'>)[];
  bars: readonly Label[];
}

/** Makes a drawing as large as a place allows, which is so wide and so high. */
export async function fitDrawing(drawing: Drawing, width: number, height: number): Promise<FittedDrawing> {
  const { labels, shapes } = drawing;
  const scale = Math.min(width / drawing.width, height / drawing.height, largest);
  const readable = Math.min(...labels.map(({ size }) => size * scale)) >= smallestLabel;
  const texts = readable ? await Promise.all(labels.map((label) => shown(label, scale))) : [];
  return {
    width: Math.round(drawing.width * scale),
    height: Math.round(drawing.height * scale),
    scale,
    shapes,
    texts: texts.filter((text) => text !== undefined),
    bars: readable ? [] : labels,
  };
}

async function shown(label: Label, scale: number): Promise<FittedDrawing['texts'][number] | undefined> {
  const text = await showable(label.text);
  return text === undefined
    ? undefined
    : {
        text,
        weight: label.weight > 520 ? 600 : 500,
        // In steps, so that cards share their letters.
        size: Math.round(label.size * scale * 2) / 2,
        colour: label.colour,
        x: label.x * scale,
        baseline: Math.round(label.y * scale),
        anchor: label.anchor,
        halo: label.halo,
      };
}

/** The texts of a drawing whose top left is at a point; their letters must have been learned. */
export function labelRuns({ texts }: FittedDrawing, left: number, top: number): TextRun[] {
  return texts.map(({ text, weight, size, colour, x, baseline, anchor }) => ({
    text,
    weight,
    size,
    colour,
    x: left + x - before(anchor, widthPx(text, weight, size)),
    baseline: top + baseline,
  }));
}

/** All of a drawing but its texts, as SVG on an opaque ground; their letters must have been learned. */
export function drawingSvg({ width, height, scale, shapes, texts, bars }: FittedDrawing): string {
  const ground = siteColour('--color-raised');
  const halos = texts
    .filter(({ halo }) => halo)
    .map(({ text, weight, size, x, baseline, anchor }) => {
      const wide = widthPx(text, weight, size);
      return `<rect x="${x - before(anchor, wide)}" y="${baseline - size * ascent}" width="${wide}" height="${size * (ascent + descent)}" fill="${ground}"/>`;
    });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>` +
    `<g transform="scale(${scale})">${shapes}</g>${halos.join('')}${bars.map((label) => bar(label, scale)).join('')}</svg>`
  );
}

/** A label too small to read: a soft bar as long as its text. */
function bar({ text, x, y, colour, anchor, ...label }: Label, scale: number): string {
  const size = label.size * scale;
  const width = textWidth(text, size);
  return `<rect x="${x * scale - before(anchor, width)}" y="${y * scale - size * 0.6}" width="${width}" height="${size * 0.5}" rx="${size * 0.25}" fill="${colour}" opacity="0.3"/>`;
}

/** How much of a width lies left of where it is anchored. */
const before = (anchor: Label['anchor'], width: number): number =>
  ({ start: 0, middle: width / 2, end: width })[anchor];

const widthPx = (text: string, weight: Weight, size: number): number =>
  (lineOf(text, weight).width * size) / em;
