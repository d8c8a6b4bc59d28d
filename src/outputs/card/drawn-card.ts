import sharp from 'sharp';
import { Canvas, type Raster } from './canvas.ts';
import { cardSize, type Card } from './card.ts';
import { drawingSvg, fitDrawing, labelRuns, type FittedDrawing } from './drawn-in.ts';
import { firstDrawing } from './drawing.ts';
import { learn } from './letters.ts';
import { coverMark } from './mark.ts';
import { colourOf } from './palette.ts';
import { largeMarkSize, left, markSize, panelLeft, panelPadding, panelWidth, top } from './places.ts';
import { siteColour } from './site-styles.ts';
import { textRuns, textsOf } from './text-column.ts';
import { coverText } from './text-run.ts';

/** For all cards: new memory for each would cost as much as drawing it. */
const canvas = new Canvas(cardSize.width, cardSize.height);

const colour = (name: string): number => colourOf(siteColour(name));

/** The card as PNG, drawn anew. */
export async function drawnCard(card: Card): Promise<Buffer> {
  const texts = await textsOf(card);
  const found = card.figure && firstDrawing(await card.figure.draw());
  const drawing =
    found && (await fitDrawing(found, panelWidth - 2 * panelPadding, cardSize.height - 2 * panelPadding));
  await learn([...Object.values(texts).flat(), ...(drawing?.texts ?? [])]);

  const centre = { x: panelLeft + 1 + panelWidth / 2, y: cardSize.height / 2 };
  const runs = textRuns(texts);
  const picture = drawing && {
    raster: await rasterOf(drawing),
    x: Math.round(centre.x - drawing.width / 2),
    y: Math.round(centre.y - drawing.height / 2),
  };
  if (picture) runs.push(...labelRuns(drawing, picture.x, picture.y));
  const lines = await coverText(runs);
  const mark = await coverMark(markSize, 2.4);
  const largeMark = await coverMark(largeMarkSize, 1.6);

  // From here on nothing waits: the canvas is shared.
  canvas.clear(colour('--color-page'));
  canvas.fill(panelLeft, 0, 2, cardSize.height, colour('--color-rule'));
  const ground = colour(picture ? '--color-raised' : '--color-accent-soft');
  canvas.fill(panelLeft + 2, 0, panelWidth - 2, cardSize.height, ground);
  canvas.ink([{ coverage: mark, x: left }], top, colour('--color-accent'));
  if (picture) canvas.paint(picture.raster, picture.x, picture.y);
  else
    canvas.ink(
      [{ coverage: largeMark, x: centre.x - largeMarkSize / 2 }],
      centre.y - largeMarkSize / 2,
      colour('--color-accent'),
    );
  for (const { run, letters } of lines) canvas.ink(letters, run.baseline, colourOf(run.colour));
  return canvas.png();
}

async function rasterOf(drawing: FittedDrawing): Promise<Raster> {
  const { width, height } = drawing;
  const bytes = await sharp(Buffer.from(drawingSvg(drawing)))
    .raw()
    .toBuffer();
  return { pixels: new Uint32Array(new Uint8Array(bytes).buffer), width, height };
}
