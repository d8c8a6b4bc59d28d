import { visible } from '../markdown/inline-cut.ts';
import type { MdNode } from '../markdown/nodes.ts';

/** What leads through a document and is no part of it: titles of contents, links back to the top. */

const titles =
  /^\W*(?:(?:table )?(?:of )?contents?|toc|index|inhalt(?:sverzeichnis)?|índice|indice|sommaire|table des matières|sumário|содержание|оглавление|目录|目次)\W*$/iu;

export const isContentsTitle = (text: string): boolean => titles.test(text);

const within = /<a\b[^>]*\bhref\s*=\s*["']?#[^>]*>[\s\S]*?<\/a>/gi;

/** A block as HTML, as far as links within the document are concerned. */
const linksOf = (node: MdNode): string =>
  node.type === 'html'
    ? (node.value ?? '')
    : node.type === 'link' && node.url!.startsWith('#')
      ? `<a href="#">${visible(node)}</a>`
      : node.type === 'image'
        ? 'picture'
        : (node.children?.map(linksOf).join('') ?? visible(node));

/** Whether a block is nothing but links to places of its own document, such as `Back to top` in any language. */
export function isNavigation(node: MdNode): boolean {
  if (node.type !== 'html' && node.type !== 'paragraph') return false;
  const html = linksOf(node);
  const rest = html.replace(within, '').replace(/<[^>]*>/g, '');
  return rest !== html && /href/i.test(html) && !/[\p{L}\p{N}]/u.test(rest);
}
