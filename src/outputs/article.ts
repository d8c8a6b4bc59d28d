import { findElement, htmlTree, type HtmlElement } from '#render/html-tree.ts';

/**
 * The element `article` of a finished page.
 *
 * @throws Error if the page has none.
 */
export function articleOf(html: string, path: string): HtmlElement {
  const source = /<article[\s>][\s\S]*<\/article>/.exec(html)?.[0] ?? '';
  const article = findElement(htmlTree(source), ({ tag }) => tag === 'article');
  if (!article) throw new Error(`${path}: the page has no article.`);
  return article;
}
