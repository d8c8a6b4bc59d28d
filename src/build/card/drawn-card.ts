import sharp from 'sharp';
import { cardSize, type Card } from './card.ts';
import { drawnIn } from './drawn-in.ts';
import { firstDrawing } from './drawing.ts';
import { box, image, setOut, type Element } from './element.ts';
import { fitText } from './fit-text.ts';
import { showable } from './showable.ts';
import { siteColour } from './site-styles.ts';

const margin = 64;
const panelWidth = 452;
const panelPadding = 36;
const textWidth = cardSize.width - panelWidth - 2 * margin + 12;

/** The card as PNG, drawn anew. */
export async function drawnCard(card: Card): Promise<Buffer> {
  const { svg } = await setOut(await layOut(card), cardSize.width, cardSize.height);
  // Flat colours and few of them: a palette takes a third of the bytes and looks the same.
  return sharp(Buffer.from(svg))
    .flatten({ background: siteColour('--color-page') })
    .png({ palette: true, colours: 128, dither: 0, effort: 1 })
    .toBuffer();
}

async function layOut(card: Card): Promise<Element> {
  const drawing = card.figure && firstDrawing(await card.figure.draw());
  return box(
    { ...cardSize, backgroundColor: siteColour('--color-page') },
    await textColumn(card),
    box(
      {
        width: panelWidth,
        height: cardSize.height,
        alignItems: 'center',
        justifyContent: 'center',
        borderLeft: `2px solid ${siteColour('--color-rule')}`,
        backgroundColor: siteColour(drawing ? '--color-raised' : '--color-accent-soft'),
      },
      drawing
        ? await drawnIn(drawing, panelWidth - 2 * panelPadding, cardSize.height - 2 * panelPadding)
        : image(mark(siteColour('--color-accent'), 1.6), 260, 260),
    ),
  );
}

async function textColumn(card: Card): Promise<Element> {
  const belowHeight = 132;
  const headline = await fitText((await showable(card.headline)) ?? card.plainHeadline, {
    width: textWidth,
    height: card.below === undefined ? 360 : 220,
    sizes: [76, 70, 64, 60, 56, 52, 48, 45, 42],
    lineHeight: 1.18,
    weight: 600,
    maxLines: 6,
  });
  const belowText = card.below === undefined ? undefined : await showable(card.below);
  const below =
    belowText === undefined
      ? undefined
      : await fitText(belowText, {
          width: textWidth,
          height: belowHeight,
          sizes: [34, 32, 30],
          lineHeight: 1.35,
          weight: 500,
          maxLines: 3,
        });
  const facts = (await Promise.all(card.facts.map(showable))).filter((fact) => fact !== undefined);
  return box(
    {
      flexDirection: 'column',
      width: cardSize.width - panelWidth,
      height: cardSize.height,
      padding: `${margin - 8}px ${margin - 12}px ${margin - 8}px ${margin}px`,
      justifyContent: 'space-between',
      color: siteColour('--color-text'),
    },
    box(
      { alignItems: 'center', width: textWidth, gap: 14 },
      image(mark(siteColour('--color-accent'), 2.4), 42, 42),
      box(
        {
          display: 'block',
          width: textWidth - 56,
          fontSize: 32,
          fontWeight: 600,
          lineHeight: '40px',
          lineClamp: 1,
        },
        (await showable(card.name)) ?? '',
      ),
    ),
    box(
      { flexDirection: 'column', width: textWidth, gap: 24 },
      headline.element,
      below && box({ width: textWidth, color: siteColour('--color-muted') }, below.element),
    ),
    box(
      {
        width: textWidth,
        height: 40,
        gap: 8,
        fontSize: 30,
        fontWeight: 500,
        lineHeight: '40px',
        color: siteColour('--color-muted'),
      },
      ...facts.map((fact, index) =>
        box(
          {
            display: 'block',
            lineClamp: 1,
            maxWidth: index === 0 && facts.length > 1 ? textWidth * 0.65 : textWidth,
            ...(index === 0 && { color: siteColour('--color-accent'), fontWeight: 600, flexShrink: 0 }),
          },
          index === 0 ? fact : `·  ${fact}`,
        ),
      ),
    ),
  );
}

/** The mark of the site, as in its header. */
function mark(colour: string, strokeWidth: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="M12 3v10M4 13h16M7 17h10M10 21h4" ` +
    `fill="none" stroke="${colour}" stroke-width="${strokeWidth}" stroke-linecap="round"/></svg>`
  );
}
