import type { Answer } from '#book/answer.ts';
import { articleRead } from '#project/trace.ts';
import { findElement, htmlTree, isElement, type HtmlElement } from '#render/text/html-tree.ts';
import { readNodes } from './read-nodes.ts';

/**
 * Reads the element `article` of a rendered page, once for all outputs.
 *
 * @param html  The page as components have written it, with their marks.
 * @param path  Of the page, in the site.
 * @throws Error if the page has no article.
 */
export function readAnswer(html: string, path: string): Answer {
  articleRead.publish(path);
  // The page is read from its beginning: an attribute in the head may quote a question that contains the text `<article>`.
  const article = findElement(htmlTree(html), ({ tag }) => tag === 'article');
  if (!article) throw new Error(`${path}: the page has no article.`);
  return { path, anchors: anchorsOf(article), content: readNodes(article.children) };
}

/** Ids that nobody links to: of a piece of something that has an id of its own, and those for labels and controls. */
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
