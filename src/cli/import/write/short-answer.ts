import { cutAt, trimmed, visibleText } from '../markdown/inline-cut.ts';
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
  const first = blocks.find(speaks) ?? blocks.find(({ type }) => type === 'paragraph');
  const at = first ? blocks.indexOf(first) : 0;
  // Text behind a table says little without it.
  if (!first || blocks.slice(0, at).some(({ type }) => type === 'table')) return { short: [], rest: blocks };
  if (first.type === 'blockquote') return { short: divided(first.children ?? []).short, rest: blocks };
  const lead = first.type === 'list' ? [] : trimmed(first.children ?? []);
  const announces = /[:：]\s*$/.test(visibleText(lead));
  const list = [first, announces ? blocks[at + 1] : undefined].find((node) => node?.type === 'list');
  const sentences = cutSentences(lead);
  const room = shortLength - visibleText(sentences).length;
  const short = [...holding({ type: 'paragraph' }, sentences), ...(list ? shortList(list, room) : [])];
  const used = list && list !== first ? [first, list] : [first];
  const said = visibleText(short).trimEnd();
  if (at === 0 && said === visibleText(used).trim() && (list || !announces))
    return { short, rest: blocks.slice(used.length) };
  if (at > 0 || list || !visibleText(lead).startsWith(said) || /[…:：]$/.test(said))
    return { short, rest: blocks };
  return { short, rest: [paragraph(...trimmed(cutAt(lead, said.length)[1])), ...blocks.slice(1)] };
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
  const ends = [...text.matchAll(/[.!?…]["”’)]?(?=\s)|[。！？]/gu)]
    .map((match) => match.index + match[0].length)
    // Within code or a formula nothing can be cut.
    .filter(
      (end) => end > 60 && end <= shortLength * 1.5 && visibleText(cutAt(nodes, end)[0]).length === end,
    );
  const end = ends.findLast((end) => end <= shortLength) ?? ends[0];
  if (end !== undefined) return trimmed(cutAt(nodes, end)[0]);
  const word = text.lastIndexOf(' ', shortLength);
  return [...trimmed(cutAt(nodes, word > 60 ? word : shortLength)[0]), textNode(' …')];
}
