import type { Answer } from '#book/answer.ts';
import { articleRead } from '#project/trace.ts';
import { findElement, htmlTree } from '#render/html-tree.ts';
import { anchorsOf } from './anchors.ts';
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
  const source = /<article[\s>][\s\S]*<\/article>/.exec(html)?.[0] ?? '';
  const article = findElement(htmlTree(source), ({ tag }) => tag === 'article');
  if (!article) throw new Error(`${path}: the page has no article.`);
  return { path, anchors: anchorsOf(article), content: readNodes(article.children) };
}
