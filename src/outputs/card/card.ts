import type { Node } from '@takumi-rs/core';
import type { CardMark } from '#render/symbol.ts';
import { cardDrawingOf, type Label, type CardDrawing } from './figure.ts';
import { drawable, families, renderer } from './fonts.ts';
import { drawnMark } from './mark.ts';
import { box, textLine, svgImage, type BoxStyle } from './nodes.ts';
import { smallPng } from './small-png.ts';
import { siteColour } from './styles.ts';

export interface Card {
  /** Name of the book. */
  name: string;
  headline: string;
  /** Shown instead of the headline where the fonts lack its script. */
  plainHeadline: string;
  /** A smaller text below it. */
  below?: string | undefined;
  /** Texts at the foot, such as the topic; the first is set off. */
  facts: readonly string[];
  /**
   * SVG elements that are the card, below the headline: one, or a mosaic of as many as `mostPictures`. Without any the book's
   * mark stands beside the text.
   */
  large?: readonly string[];
  mark: CardMark;
}

/** Size in px, as networks want it; so are all lengths here. */
export const cardSize = { width: 1200, height: 630 };
const panelWidth = 452;
const left = 64;
const textWidth = cardSize.width - panelWidth - left - 52;
const margin = 48;
/** Between pictures. */
const gap = 16;

/**
 * Draws a social card.
 *
 * @returns PNG of 1200 × 630 px; the same bytes for the same card.
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const root = box(
    {
      ...cardSize,
      backgroundColor: siteColour('--color-page'),
      color: siteColour('--color-text'),
      fontFamily: families.join(', '),
      fontWeight: 600,
    },
    ...(card.large?.length ? [await aboveLarge(card, card.large)] : [await column(card), await panel(card)]),
  );
  const drawn = { ...cardSize, fontFamilies: families };
  // A logo keeps its colours.
  return card.large?.length || 'picture' in card.mark
    ? renderer.render(root, { ...drawn, format: 'png' })
    : smallPng(await renderer.render(root, { ...drawn, format: 'raw' }), cardSize.width, cardSize.height);
}

/** The book's name at the top, what is important about the page at the foot, the headline in the middle. */
async function column(card: Card): Promise<Node> {
  const shown = await Promise.all([card.name, card.headline, card.below ?? '', ...card.facts].map(drawable));
  const [name, headline = card.plainHeadline, below, ...facts] = shown;
  const [first, ...others] = facts.filter((fact) => fact !== undefined);
  return box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: cardSize.width - panelWidth,
      padding: `56px 0 56px ${left}px`,
    },
    box(
      { alignItems: 'center', gap: 14, width: textWidth },
      await drawnMark(card.mark, 42),
      textLine(name ?? '', { fontSize: 33 }),
    ),
    box(
      { flexDirection: 'column', gap: 24 },
      await fitted(headline, below === undefined ? headlineAlone : headlineAbove),
      below === undefined ? undefined : await fitted(below, belowHeadline),
    ),
    box(
      { gap: 8, width: textWidth, fontSize: 30.25 },
      textLine(first ?? '', {
        color: siteColour('--color-accent'),
        flexShrink: 0,
        maxWidth: others.length > 0 ? '65%' : '100%',
      }),
      textLine(others.map((fact) => `· ${fact}`).join(' '), muted()),
    ),
  );
}

const muted = (): BoxStyle => ({ fontWeight: 500, color: siteColour('--color-muted') });

/** The headline and what it says in a line each, and the pictures as large as they can be. */
async function aboveLarge(
  { name, headline, plainHeadline, below, mark }: Card,
  large: readonly string[],
): Promise<Node> {
  const width = cardSize.width - 2 * margin;
  const pictures = large.map(cardDrawingOf);
  const columns = Math.min(pictures.length, pictures.length > 4 ? 3 : 2);
  const share = (length: number, parts: number) => Math.floor((length - gap * (parts - 1)) / parts);
  const room = { width: share(width, columns), height: share(400, Math.ceil(pictures.length / columns)) };
  const said = below === undefined ? undefined : await drawable(below);
  return box(
    { flexDirection: 'column', justifyContent: 'space-between', padding: `40px ${margin}px`, ...cardSize },
    box(
      { flexDirection: 'column', gap: 6 },
      box(
        { justifyContent: 'space-between', alignItems: 'center', width, gap: 24 },
        textLine((await drawable(headline)) ?? plainHeadline, { fontSize: 49.5, lineHeight: '58px' }),
        box(
          { alignItems: 'center', gap: 12, flexShrink: 0 },
          await drawnMark(mark, 34),
          textLine((await drawable(name)) ?? '', { fontSize: 27.5 }),
        ),
      ),
      said === undefined ? undefined : await fitted(said, aboveLargePicture),
    ),
    box(
      { flexWrap: 'wrap', justifyContent: 'center', gap, width },
      ...(await Promise.all(
        pictures.map(async (picture) =>
          box(
            {
              justifyContent: 'center',
              width: room.width,
              borderRadius: gap,
              backgroundColor: siteColour('--color-raised'),
            },
            await drawnPicture(picture, room),
          ),
        ),
      )),
    ),
  );
}

interface CardFrame {
  /** Font sizes to choose from, largest first. At multiples of 5.5 the capitals of Inter are about whole pixels high. */
  sizes: readonly number[];
  lineHeight: number;
  maxLines: number;
  height: number;
  width: number;
  style?: () => BoxStyle;
}
const headlineAlone: CardFrame = {
  sizes: [66, 60.5, 55, 49.5, 44, 41.25],
  lineHeight: 1.18,
  maxLines: 6,
  height: 360,
  width: textWidth,
};
const headlineAbove: CardFrame = { ...headlineAlone, height: 220 };
const belowHeadline: CardFrame = {
  sizes: [33, 30.25],
  lineHeight: 1.35,
  maxLines: 3,
  height: 132,
  width: textWidth,
  style: muted,
};
const aboveLargePicture: CardFrame = {
  ...belowHeadline,
  sizes: [30.25, 27.5],
  maxLines: 2,
  height: 82,
  width: cardSize.width - 2 * margin,
};

/**
 * A text in the largest size at which all of it fits in whole words, in lines about as long. Where none does it takes the
 * smallest, breaks what is wider than a line, and ends the last line that fits in an ellipsis.
 */
async function fitted(
  text: string,
  { sizes, lineHeight, maxLines, height, width, style }: CardFrame,
): Promise<Node> {
  const lineAt = (size: number) => Math.round(size * lineHeight);
  const linesAt = (size: number) => Math.min(maxLines, Math.floor(height / lineAt(size)));
  const set = (size: number, more?: BoxStyle): Node => ({
    type: 'text',
    text,
    style: { width, fontSize: size, lineHeight: `${lineAt(size)}px`, ...style?.(), ...more },
  });
  const tried = box(
    { flexDirection: 'column', fontFamily: families.join(', '), fontWeight: 600 },
    ...sizes.map((size) => set(size)),
  );
  const { children } = await renderer.measure(tried, { width, fontFamilies: families });
  const largest = sizes.find((size, at) => {
    const { height, runs } = children[at]!;
    // A line is measured with the space at which it breaks.
    const widest = Math.max(...runs.map(({ width }) => width)) - 0.3 * size;
    return height <= linesAt(size) * lineAt(size) && widest <= width;
  });
  if (largest !== undefined) return set(largest, { textWrap: 'balance' });
  const smallest = sizes.at(-1)!;
  return set(smallest, { lineClamp: linesAt(smallest), textOverflow: 'ellipsis', overflowWrap: 'anywhere' });
}

const panel = async ({ mark }: Card): Promise<Node> =>
  box(
    {
      alignItems: 'center',
      justifyContent: 'center',
      width: panelWidth,
      borderLeft: `2px solid ${siteColour('--color-rule')}`,
      backgroundColor: siteColour('--color-accent-soft'),
    },
    await drawnMark(mark, 260, 1.6),
  );

async function drawnPicture(picture: CardDrawing, room: { width: number; height: number }): Promise<Node> {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const labels = await Promise.all(picture.labels.map((label) => drawnLabel(label, scale)));
  return box({ position: 'relative', width, height }, svgImage(picture.shapes, width, height), ...labels);
}

/** From the top of a line as high as its font size to its baseline, as a multiple of it. */
const baseline = 0.864;
/** Wider than any label, which stands at its start, in the middle or at its end. */
const room = 2 * cardSize.width;
const anchored = {
  start: { justifyContent: 'flex-start', before: 0 },
  middle: { justifyContent: 'center', before: room / 2 },
  end: { justifyContent: 'flex-end', before: room },
};

async function drawnLabel(label: Label, scale: number): Promise<Node | undefined> {
  const text = await drawable(label.text);
  if (text === undefined) return undefined;
  const size = label.size * scale;
  const { justifyContent, before } = anchored[label.anchor];
  const [x, y] = [label.x * scale - before, label.y * scale];
  return box(
    { position: 'absolute', left: x, top: y - size * baseline, width: room, justifyContent },
    {
      type: 'text',
      text,
      style: {
        whiteSpace: 'nowrap',
        fontSize: size,
        fontWeight: label.weight,
        lineHeight: `${size}px`,
        color: label.colour,
        ...(label.halo && { backgroundColor: siteColour('--color-raised') }),
      },
    },
  );
}
