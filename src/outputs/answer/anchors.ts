import { isElement, type HtmlElement } from '#render/html-tree.ts';

/** Ids that belong to a part of something that has an id of its own, or that only labels and controls use. */
const inner = /-(?:heading|alt|question)$|^derivation(?:-|$)|^footnote-|^(?:main|announcer)$/;
const linkable = new Set('section h2 h3 h4 h5 h6 figure div details li aside table a span'.split(' '));

/**
 * The anchors of an article that readers may link to, in order: sections, headings, figures, code, tables, items, sources,
 * presets, and names that places had before.
 */
export function anchorsOf(node: HtmlElement): string[] {
  const { id } = node.attributes;
  const kept = id !== undefined && linkable.has(node.tag) && !inner.test(id);
  return [...(kept ? [id] : []), ...node.children.filter(isElement).flatMap(anchorsOf)];
}
