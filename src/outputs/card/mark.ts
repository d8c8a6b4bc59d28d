import type { Node } from '@takumi-rs/core';
import { symbolSvg, type CardMark } from '#render/symbol.ts';
import { drawable } from './fonts.ts';
import { box, image, svgImage } from './nodes.ts';
import { siteColour } from './styles.ts';

/** The mark of the book, in a square. */
export async function drawnMark(mark: CardMark, size: number, strokeWidth?: number): Promise<Node> {
  if ('picture' in mark) {
    const { picture, width, height } = mark;
    const scale = size / Math.max(width, height);
    return image(picture, Math.round(width * scale), Math.round(height * scale));
  }
  const colour = siteColour('--color-accent');
  if ('shapes' in mark)
    return svgImage(symbolSvg(mark.shapes, `svg{color:${colour}}`, strokeWidth), size, size);
  // Letters are set by whoever has the fonts.
  return box(
    {
      width: size,
      height: size,
      flexShrink: 0,
      alignItems: 'center',
      justifyContent: 'center',
      border: `${Math.round(size / 14)}px solid ${colour}`,
      borderRadius: size / 5,
      color: colour,
    },
    {
      type: 'text',
      text: (await drawable(mark.letter)) ?? '',
      style: { fontSize: size * 0.58, lineHeight: `${size}px` },
    },
  );
}
