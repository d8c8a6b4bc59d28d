import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';
import { holding, item, paragraph, text as textNode, type Node } from './nodes.ts';

/** The length that a short answer has at most where its first sentence allows, in characters a reader sees. */
export const shortLength = 420;

/**
 * What to say in 30 seconds: the first paragraph of an answer, cut after a sentence, with the list that it announces.
 *
 * @returns blocks that `renderInline` sets; none if the answer has no prose.
 */
export function shortAnswerOf(blocks: readonly Node[]): Node[] {
  const speaks = ({ type, children }: Node) =>
    ['list', 'blockquote'].includes(type) ||
    (type === 'paragraph' && !children?.every((child) => child.type === 'link'));
  const first = blocks.find(speaks) ?? blocks.find(({ type }) => type === 'paragraph');
  if (!first) return [];
  if (first.type === 'blockquote') return shortAnswerOf(first.children ?? []);
  if (first.type === 'list') return shortList(first, shortLength);
  const children = trimmed(first.children ?? []);
  const text = visibleText(children);
  const next = blocks[blocks.indexOf(first) + 1];
  if (/[:：]\s*$/.test(text) && next?.type === 'list' && text.length < shortLength)
    return [paragraph(...children), ...shortList(next, shortLength - text.length)];
  return [paragraph(...cutSentences(children))];
}

/** As many items of a list as fit, one at least, each by its first paragraph. */
function shortList(list: Node, room: number): Node[] {
  const items: Node[] = [];
  let used = 0;
  for (const { children = [] } of list.children ?? []) {
    const first = children.find(({ type }) => type === 'paragraph');
    if (!first) continue;
    const sentences = cutSentences(first.children ?? []);
    used += visibleText(sentences).length;
    if (items.length > 0 && used > room) break;
    items.push(item(paragraph(...sentences)));
  }
  return holding(list, items);
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
  return [...trimmed(cutAt(nodes, word > 60 ? word : shortLength)[0]), textNode(' …')];
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
