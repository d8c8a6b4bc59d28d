import juice from 'juice';
import { decodeEntities } from '../html-tree.ts';
import { siteStyles } from './site-styles.ts';

/** A small drawing of a figure: its shapes as an SVG document of their own, its texts beside them. */
export interface Drawing {
  width: number;
  height: number;
  /** With all styles resolved, without text: whoever draws it has neither the site's styles nor its fonts. */
  shapes: string;
  labels: readonly Label[];
}

/** A line of text; x is where it is anchored, y its baseline, both in the drawing's px. */
export interface Label {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  colour: string;
  anchor: 'start' | 'middle' | 'end';
  /** Whether it stands over lines and needs the ground behind it. */
  halo: boolean;
}

/**
 * Takes the first picture out of what a diagram or a lab shows, in the form for narrow places where it has two.
 *
 * @param html  SVG elements, or the whole view of a lab.
 * @returns undefined where there is no picture.
 */
export function firstDrawing(html: string): Drawing | undefined {
  const views = [...html.matchAll(/<div class="lab-picture">[\s\S]*?<\/div>/g)].map(([view]) => view);
  const view = views.find((view) => view.includes('<svg')) ?? html;
  const pictures = [...view.matchAll(/<svg\b[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
  // The narrow form comes last, named or not.
  const svg = pictures.find((svg) => /^<svg[^>]*class="[^"]*\bnarrow\b/.test(svg)) ?? pictures.at(-1);
  return svg === undefined ? undefined : drawingOf(svg);
}

function drawingOf(svg: string): Drawing {
  const styled = juice.inlineContent(svg, siteStyles(), {
    xmlMode: true,
    applyWidthAttributes: false,
    applyHeightAttributes: false,
  });
  const left = /var\((--[\w-]+)/.exec(styled)?.[1];
  if (left !== undefined)
    throw new Error(
      `A figure uses ${left}, which the styles of figures do not define, so its social card cannot be drawn. ` +
        `Expected it in src/styles/tokens.css, figures.css or lab.css.`,
    );
  const [x, y, width, height] = attribute(styled, 'viewBox')!
    .split(/[\s,]+/)
    .map(Number) as number[];
  const labels: Label[] = [];
  const shapes = styled
    .replace(/<text\b([^>]*)>([\s\S]*?)<\/text>/g, (_, attributes: string, content: string) => {
      labels.push(...labelsOf(attributes, content, { x: x!, y: y! }));
      return '';
    })
    .replace(
      /^<svg[^>]*>/,
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">`,
    );
  return { width: width!, height: height!, shapes, labels: labels.filter(({ text }) => text !== '') };
}

/** A text as labels: one, or one for each character where each has its own place. */
function labelsOf(attributes: string, content: string, origin: { x: number; y: number }): Label[] {
  const style = new Map(
    (attribute(attributes, 'style') ?? '').split(';').map((part) => {
      const [name, ...value] = part.split(':');
      return [name!.trim(), value.join(':').trim()] as const;
    }),
  );
  const text = decodeEntities(content.replace(/<[^>]*>/g, ''));
  const places = (attribute(attributes, 'x') ?? '0').split(/[\s,]+/).map(Number);
  const anchor = style.get('text-anchor');
  return places.map((x, index) => ({
    text: (places.length > 1 ? ([...text][index] ?? '') : text).trim(),
    x: x - origin.x,
    y: Number(attribute(attributes, 'y') ?? 0) - origin.y,
    size: parseFloat(style.get('font-size')!),
    weight: Number(style.get('font-weight')),
    colour: style.get('fill')!,
    anchor: anchor === 'start' || anchor === 'end' ? anchor : 'middle',
    halo: style.has('paint-order'),
  }));
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}
