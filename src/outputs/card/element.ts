import satori, { type SatoriNode } from 'satori';
import { cardFontFamily, cardFonts } from './card-fonts.ts';

/** A box as satori reads it, without React. */
export interface Element {
  type: string;
  key?: string;
  props: { style: Style; src?: string; width?: number; height?: number; children?: Child | Child[] };
}
export type Style = Readonly<Record<string, string | number>>;
type Child = Element | string;

/** A flex box whose padding counts as part of its size, as everywhere on the site. */
export function box(style: Style, ...children: (Child | undefined)[]): Element {
  const shown = children.filter((child) => child !== undefined);
  return {
    type: 'div',
    props: {
      style: { display: 'flex', boxSizing: 'border-box', ...style },
      ...(shown.length > 0 && { children: shown.length === 1 ? shown[0]! : shown }),
    },
  };
}

/** An SVG picture of its own, in px. */
export function image(svg: string, width: number, height: number): Element {
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { type: 'img', props: { src, width, height, style: { width, height } } };
}

/** Sizes in px of the boxes that have a key, by key. */
export type Sizes = ReadonlyMap<string, { width: number; height: number }>;

/**
 * Lays an element out in the cards' fonts and draws it as SVG. Glyphs become paths, so that the result needs no font where
 * it is shown.
 *
 * @param height  In px; as high as the content without it.
 * @returns the drawing, the sizes of its keyed boxes, and the characters that no font has.
 */
export async function setOut(
  element: Element,
  width: number,
  height?: number,
): Promise<{ svg: string; sizes: Sizes; missing: string }> {
  const sizes = new Map<string, { width: number; height: number }>();
  let missing = '';
  const root = box({ flexDirection: 'column', width, fontFamily: cardFontFamily }, element);
  const svg = await satori(root, {
    width,
    ...(height !== undefined && { height }),
    fonts: cardFonts(),
    onNodeDetected: (node: SatoriNode) => {
      if (node.key !== undefined) sizes.set(String(node.key), { width: node.width, height: node.height });
    },
    // Asked for what no font has. Nothing is fetched.
    loadAdditionalAsset: (_language: string, segment: string) => {
      missing += segment;
      return Promise.resolve([]);
    },
  });
  return { svg, sizes, missing };
}
