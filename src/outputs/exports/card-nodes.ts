import type { CardNode } from '#book/practice-card.ts';

/** Control characters but tab and line feed, which no file of another program may hold. */

export const withoutControl = (text: string): string => text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');

const isLegend = (attributes: Readonly<Record<string, string>>): boolean =>
  /(?:^| )legend(?: |$)/.test(attributes['class'] ?? '');

/** A card without drawings, which are nothing without the site's styles: what they show is said in their place. */
export function withoutDrawings(nodes: readonly CardNode[]): CardNode[] {
  return nodes.flatMap((node): CardNode[] => {
    if (typeof node === 'string') return [withoutControl(node)];
    const [tag, attributes, ...children] = node;
    if (tag === 'svg') return attributes['aria-label'] ? [attributes['aria-label']] : [];
    return isLegend(attributes) ? [] : [[tag, attributes, ...withoutDrawings(children)]];
  });
}
