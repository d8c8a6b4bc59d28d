import { cutAt, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { holding, item, paragraph, text as textNode, type Node } from '../markdown/nodes.ts';

/** The length that a short answer has at most where its first sentence allows, in characters a reader sees. */
export const shortLength = 420;

/**
 * What to say in 30 seconds: the first paragraph of an answer, cut after a sentence, with the list that it announces.
 *
 * @returns blocks that `renderInline` sets; none if the answer has no prose, or begins with a table.
 */
export const shortAnswerOf = (blocks: readonly Node[]): Node[] => divided(blocks).short;

/** An answer divided: the short answer, and what the answer goes on with, where that can stand without it. */
export function divided(blocks: readonly Node[]): { short: Node[]; rest: readonly Node[] } {
  const speaks = ({ type, children }: Node) =>
    ['list', 'blockquote'].includes(type) ||
    (type === 'paragraph' && !children?.every((child) => ['link', 'image'].includes(child.type)));
  const first = blocks.find(speaks) ?? blocks.find(({ type }) => type === 'paragraph');
  if (!first) return { short: [], rest: blocks };
  if (first.type === 'blockquote') return { short: shortAnswerOf(first.children ?? []), rest: blocks };
  const at = blocks.indexOf(first);
  // What goes on behind a table says little without it.
  if (blocks.slice(0, at).some(({ type }) => type === 'table')) return { short: [], rest: blocks };
  const behind = (count: number) => (at === 0 ? blocks.slice(count) : blocks);
  if (first.type === 'list') {
    const short = shortList(first, shortLength);
    return { short, rest: sameAs(short, [first]) ? behind(1) : blocks };
  }
  const children = trimmed(first.children ?? []);
  const text = visibleText(children);
  const next = blocks[at + 1];
  if (/[:：]\s*$/.test(text) && next?.type === 'list' && text.length < shortLength) {
    const short = [paragraph(...children), ...shortList(next, shortLength - text.length)];
    return { short, rest: sameAs(short, [first, next]) ? behind(2) : blocks };
  }
  if (/[:：]\W*$/.test(text)) {
    const announced = announcing(children, next, blocks.slice(at + 1, at + 3));
    if (announced) return { short: announced, rest: next?.type === 'code' ? behind(2) : blocks };
  }
  const short = [paragraph(...cutSentences(children))];
  const said = visibleText(short).trimEnd();
  if (sameAs(short, [first])) return { short, rest: /[:：]$/.test(said) ? blocks : behind(1) };
  if (at > 0 || !text.startsWith(said) || /…$/.test(said)) return { short, rest: blocks };
  return { short, rest: [paragraph(...trimmed(cutAt(children, said.length)[1])), ...blocks.slice(1)] };
}

/** What a paragraph announces that ends with a colon: one line of code behind it, or the next paragraph in its place. */
function announcing(
  lead: readonly Node[],
  next: Node | undefined,
  behind: readonly Node[],
): Node[] | undefined {
  const { type, value = '' } = next ?? {};
  if (type === 'code') {
    const line = value.trim();
    if (line === '' || line.includes('\n') || line.length > 100) return undefined;
    return [paragraph(...lead, textNode(' '), { type: 'inlineCode', value: line })];
  }
  const said = behind.find((block) => block.type === 'paragraph' && !/[:：]\W*$/.test(visible(block)));
  return said && shortAnswerOf([said]);
}

/** Whether some blocks say the same as others. */
const sameAs = (some: readonly Node[], others: readonly Node[]): boolean =>
  visibleText(some).trim() === visibleText(others).trim();

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
