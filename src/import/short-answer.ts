import type { Node } from './nodes.ts';
import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';

/** The length that a short answer has at most where its first sentence allows, in characters a reader sees. */
export const shortLength = 420;

/**
 * What to say in 30 seconds: the first paragraph of an answer, cut after a sentence, with the list that it announces.
 *
 * @returns blocks that `renderInline` sets; none if the answer has no prose.
 */
export function shortAnswerOf(blocks: readonly Node[]): Node[] {
  const speaks = (node: Node) =>
    node.type === 'list' ||
    node.type === 'blockquote' ||
    (node.type === 'paragraph' && !node.children?.every(({ type }) => type === 'link'));
  const prose = blocks.findIndex(speaks);
  const at = prose >= 0 ? prose : blocks.findIndex(({ type }) => type === 'paragraph');
  const first = blocks[at];
  if (!first) return [];
  if (first.type === 'blockquote') return shortAnswerOf(first.children ?? []);
  if (first.type === 'list') return shortList(first, shortLength);
  const children = trimmed(first.children ?? []);
  const text = visibleText(children);
  const next = blocks[at + 1];
  if (/[:：]\s*$/.test(text) && next?.type === 'list' && text.length < shortLength) {
    return [{ ...first, children }, ...shortList(next, shortLength - text.length)];
  }
  return [{ ...first, children: cutSentences(children) }];
}

/** As many items of a list as fit, one at least, each by its first paragraph. */
function shortList(list: Node, room: number): Node[] {
  const items: Node[] = [];
  let used = 0;
  for (const item of list.children ?? []) {
    const paragraph = item.children?.find(({ type }) => type === 'paragraph');
    if (!paragraph) continue;
    const children = cutSentences(paragraph.children ?? []);
    used += visibleText(children).length;
    if (items.length > 0 && used > room) break;
    items.push({ type: 'listItem', children: [{ type: 'paragraph', children }] });
  }
  return items.length > 0 ? [{ ...list, children: items }] : [];
}

/** Whole sentences up to the length; a first sentence that is longer is cut at a word. */
function cutSentences(nodes: readonly Node[]): Node[] {
  const text = visibleText(nodes);
  if (text.length <= shortLength) return [...nodes];
  const ends = [...text.matchAll(/[.!?…]["”’)]?(?=\s)|[。！？]/gu)].map(
    (match) => match.index + match[0].length,
  );
  const fitting = ends.filter((end) => end <= shortLength && end > 60 && !inside(nodes, end));
  const end =
    fitting.at(-1) ??
    ends.find((end) => end > shortLength && end <= shortLength * 1.5 && !inside(nodes, end));
  if (end !== undefined) return trimmed(cutAt(nodes, end)[0]);
  const word = text.lastIndexOf(' ', shortLength);
  return [...trimmed(cutAt(nodes, word > 60 ? word : shortLength)[0]), { type: 'text', value: ' …' }];
}

/** Whether a place lies within code or a formula, which cannot be cut. */
function inside(nodes: readonly Node[], place: number): boolean {
  let start = 0;
  for (const node of nodes) {
    const end = start + visible(node).length;
    if (place > start && place < end)
      return node.children ? inside(node.children, place - start) : node.type !== 'text';
    start = end;
  }
  return false;
}
