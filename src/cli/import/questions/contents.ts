import { wordingKey } from '#book/questions.ts';
import { walk } from '#render/mdx-tree.ts';
import { wording } from './candidates.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Node } from '../markdown/nodes.ts';
import { leadsToTop, questionMarker } from '../markdown/question-text.ts';

/** Recognizes what leads through a document and is no part of it: tables of contents, links back to the top. */

const titles =
  /^\W*(?:(?:table )?of contents?|contents?|toc|index|inhalt(?:sverzeichnis)?|índice|indice|sommaire|table des matières|sumário|содержание|оглавление|目录|目次)\W*$/iu;

export const isContentsTitle = (text: string): boolean => titles.test(text.replace(/^table /i, ''));

const isAnchor = ({ type, url = '' }: Pick<Node, 'type' | 'url'>): boolean =>
  type === 'link' && /^(?:#|\.?\/?[\w-]+\.md#)/.test(url);

/** `Back to top` and its like. */
export function isNavigation(node: Node): boolean {
  const { type, value = '' } = node;
  if (type === 'html' ? !/<a\b[^>]*href="?#/i.test(value) : type !== 'paragraph' && type !== 'heading')
    return false;
  const text = (type === 'html' ? value.replace(/<[^>]*>/g, '') : visible(node)).trim();
  if (text === '') return type === 'html';
  return leadsToTop(text) || (!/[\p{L}\p{N}]/u.test(text) && [...walk(node)].some(isAnchor));
}

/** The lines of a list or table, as the texts that each could repeat of a question. */
function entries(node: Node): Node[] {
  if (node.type === 'table') return (node.children ?? []).slice(1);
  return (node.children ?? []).flatMap((item) => {
    const { list = [], own = [] } = Object.groupBy(item.children ?? [], ({ type }) =>
      type === 'list' ? 'list' : 'own',
    );
    return [{ ...item, children: own }, ...list.flatMap(entries)];
  });
}

/** Whether no item of a list holds more than a line and the items below it. */
export const isBareList = (list: Node): boolean =>
  entries(list).every((item) => (item.children ?? []).length <= 1 && !visible(item).includes('\n'));

/**
 * Whether a block is a table of contents: most of its entries are links to places of the document, or repeat questions
 * that it asks elsewhere.
 *
 * @param asked  Keys of the wordings of those questions.
 */
export function isContents(node: Node, asked: ReadonlySet<string>): boolean {
  if (node.type !== 'list' && node.type !== 'table') return false;
  const all = entries(node);
  const hits = all.filter((entry) => {
    // An item with blocks below its first line is no entry of a table of contents.
    if (entry.type === 'listItem' && (entry.children ?? []).length > 1) return false;
    if ([...walk(entry)].some(isAnchor)) return true;
    const text = wording(entry.children?.flatMap((child) => child.children ?? []) ?? []);
    return asked.has(wordingKey(text.slice(questionMarker(text)?.length ?? 0)));
  });
  return hits.length > 0 && hits.length >= all.length * 0.6;
}
