import { textOfHtml } from '#book/entities.ts';
import { styledIn, type Style, type Styled } from './styles.ts';

/** So many on a card have labels that can still be read. */
export const mostPictures = 6;

/** A small drawing: its shapes as an SVG document of their own, its texts beside them. */
export interface CardDrawing {
  width: number;
  height: number;
  /** All styles resolved, and no text: whoever draws it has neither the site's styles nor its way to choose a font. */
  shapes: string;
  labels: readonly Label[];
}

/** A line of text; x is where it is anchored, y its baseline, both in the picture's px, as is the font size. */
export interface Label {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  colour: string;
  anchor: 'start' | 'middle' | 'end';
  /** Whether it stands over lines. */
  halo: boolean;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Takes an SVG element of the site apart. */
export function cardDrawingOf(svg: string): CardDrawing {
  const view = attribute(svg, 'viewBox');
  const [left, top, width, height] = view.split(/[\s,]+/).map(Number) as [number, number, number, number];
  const labels: Label[] = [];
  /** Where an element begins in the picture, as its groups move it. */
  const open: (Styled & { left: number; top: number })[] = [];
  const enter = (tag: string, attributes: string) => {
    const parent = open.at(-1);
    const [, x = 0, y = 0] =
      /translate\(([-.\d]+)[ ,]+([-.\d]+)\)/.exec(attribute(attributes, 'transform')) ?? [];
    const at = { left: (parent?.left ?? -left) + Number(x), top: (parent?.top ?? -top) + Number(y) };
    return { ...at, ...styledIn(parent, tag, attribute(attributes, 'class')) };
  };
  const shapes = svg
    .replace(/<text\b([^>]*)>([\s\S]*?)<\/text>|<(\/?)([\w-]+)([^>]*?)(\/?)>/g, (...found: string[]) => {
      const [whole, text, content, closing, tag, attributes, closed] = found as [string, ...string[]];
      if (text !== undefined) {
        labels.push(labelOf(text, content!, enter('text', text)));
        return '';
      }
      if (closing) {
        open.pop();
        return whole;
      }
      const element = enter(tag!, attributes!);
      if (!closed) open.push(element);
      const style = [...element.style].map((declaration) => declaration.join(':')).join(';');
      return `<${tag}${attributes!.replace(/ class="[^"]*"/, '')}${style && ` style="${style}"`}${closed}>`;
    })
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return { width, height, shapes, labels };
}

function labelOf(
  attributes: string,
  content: string,
  { style, left, top }: { style: Style; left: number; top: number },
): Label {
  const anchor = style.get('text-anchor');
  return {
    text: textOfHtml(content),
    x: Number(attribute(attributes, 'x')) + left,
    y: Number(attribute(attributes, 'y')) + top,
    size: parseFloat(style.get('font-size')!),
    weight: Number(style.get('font-weight')),
    colour: style.get('fill')!,
    anchor: anchor === 'start' || anchor === 'end' ? anchor : 'middle',
    halo: style.has('paint-order'),
  };
}
