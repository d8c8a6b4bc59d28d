import { cutAt, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { holding, item, paragraph, text as textNode, type MdNode } from '../markdown/nodes.ts';

/** The length that a short answer has at most where its first sentence allows, in characters a reader sees. */
export const shortLength = 420;

/** Whether a block says something: no picture, no link, no title in bold type. */
const speaks = ({ type, children = [] }: MdNode): boolean =>
  ['list', 'blockquote'].includes(type) ||
  (type === 'paragraph' && !children.every((child) => ['link', 'image', 'strong'].includes(child.type)));

/**
 * An answer divided: what to say in 30 seconds, which is its first paragraph, cut after a sentence, with the list that it
 * announces; and what the answer goes on with, where that can stand without it.
 *
 * @returns `short`: blocks that `renderInline` sets; none if the answer has no prose, or begins with a table.
 */
export function divided(blocks: readonly MdNode[]): { short: MdNode[]; rest: readonly MdNode[] } {
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph');
  const first = blocks.find(speaks) ?? paragraphs[0] ?? blocks.find(({ name }) => name === 'Note');
  const at = first ? blocks.indexOf(first) : 0;
  // Text behind a table says little without it.
  if (!first || blocks.slice(0, at).some(({ type }) => type === 'table')) return { short: [], rest: blocks };
  if (first.type === 'blockquote' || first.name === 'Note')
    return { short: divided(first.children ?? []).short, rest: blocks };
  const lead = first.type === 'list' ? [] : trimmed(first.children ?? []);
  const announces = /[:：]\s*$/.test(visibleText(lead));
  const list = [first, announces ? blocks[at + 1] : undefined].find((node) => node?.type === 'list');
  const sentences = cutSentences(announces && !list ? withoutLast(lead) : lead);
  const said = visibleText(sentences).trimEnd();
  const items = list ? shortList(list, shortLength - said.length) : [];
  // What a colon announced is not there.
  const colon = items.length > 0 ? null : /\s*([:：])\s*$/.exec(said);
  const whole = colon
    ? [...cutAt(sentences, colon.index)[0], textNode(colon[1] === ':' ? '.' : '。')]
    : sentences;
  const short = [...holding({ type: 'paragraph' }, whole), ...items];
  const told = visibleText(items).trim() === (list ? visible(list).trim() : '');
  if (at > 0 || (first === list && !told) || said.endsWith('…')) return { short, rest: blocks };
  const left = trimmed(cutAt(lead, said.length)[1]);
  const behind = blocks.slice(list && list !== first && told ? 2 : 1);
  return { short, rest: [...holding({ type: 'paragraph' }, left), ...behind] };
}

/** Sentences without the last, which announces what stands below, if others say enough. */
function withoutLast(nodes: readonly MdNode[]): MdNode[] {
  const end = endsOf(nodes).at(-1);
  return end === undefined ? [...nodes] : trimmed(cutAt(nodes, end)[0]);
}

/** The items of a list that fit, one at least, each by its first paragraph. */
function shortList(list: MdNode, room: number): MdNode[] {
  const items: MdNode[] = [];
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
function cutSentences(nodes: readonly MdNode[]): MdNode[] {
  const text = visibleText(nodes);
  if (text.length <= shortLength) return [...nodes];
  const ends = endsOf(nodes).filter((end) => end <= shortLength * 1.5);
  const end = ends.findLast((end) => end <= shortLength) ?? ends[0];
  if (end !== undefined) return trimmed(cutAt(nodes, end)[0]);
  const word = text.lastIndexOf(' ', shortLength);
  return [...trimmed(cutAt(nodes, word > 60 ? word : shortLength)[0]), textNode(' …')];
}

/** Where sentences end, the first of them long enough to say something. Within code or a formula nothing can be cut. */
const endsOf = (nodes: readonly MdNode[]): number[] =>
  [...visibleText(nodes).matchAll(/[.!?…]["”’)]?(?=\s)|[。！？]/gu)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end > 60 && visibleText(cutAt(nodes, end)[0]).length === end);
