import { decodeEntities } from '#render/html-tree.ts';
import { styledRoot, type StyledElement } from './figure-styles.ts';

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

const part = /<text\b([^>]*)>([\s\S]*?)<\/text>|<(\/?)([\w-]+)([^>]*?)(\/?)>/g;

function drawingOf(svg: string): Drawing {
  const outer = /^<svg([^>]*)>/.exec(svg)![1]!;
  const view = attribute(outer, 'viewBox')!;
  const [x, y, width, height] = view.split(/[\s,]+/).map(Number) as [number, number, number, number];
  const labels: Label[] = [];
  const open = [styledRoot('svg', attribute(outer, 'class') ?? '')];
  const content = svg
    .slice(outer.length + '<svg>'.length)
    .replace(
      part,
      (
        whole,
        text: string | undefined,
        content: string,
        closing: string,
        tag: string,
        attributes: string,
        closed: string,
      ) => {
        const styled = (tag: string, attributes: string) =>
          open.at(-1)!.child(tag, attribute(attributes, 'class') ?? '');
        if (text !== undefined) {
          labels.push(...labelsOf(text, content, styled('text', text).style, { x, y }));
          return '';
        }
        if (closing) {
          open.pop();
          return whole;
        }
        const element = styled(tag, attributes);
        if (!closed) open.push(element);
        return `<${tag}${attributes.replace(/\s(?:class|style)="[^"]*"/g, '')}${styleAttribute(element, attribute(attributes, 'style'))}${closed}>`;
      },
    );
  const shapes = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}">${content}`;
  return { width, height, shapes, labels: labels.filter(({ text }) => text !== '') };
}

function styleAttribute({ style }: StyledElement, own: string | undefined): string {
  const all = [...style].map(([property, value]) => `${property}: ${value}`);
  if (own !== undefined) all.push(own);
  return all.length > 0 ? ` style="${all.join('; ')}"` : '';
}

/** A text as labels: one, or one for each character where each has its own place. */
function labelsOf(
  attributes: string,
  content: string,
  style: StyledElement['style'],
  origin: { x: number; y: number },
): Label[] {
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
