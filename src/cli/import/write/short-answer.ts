import { renderInline } from '#render/text/inline.ts';
import { holding, item, list, type MdNode, paragraph, replaced, text, unwrapped } from '../markdown/nodes.ts';
import { cutAt, prose, trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import { endsAsQuestion } from '../markdown/cues.ts';
import { toMdx } from './to-mdx.ts';

/** Length of a short answer at most where its first sentence allows, in characters that a reader sees. */
export const shortLength = 420;
const isParagraph = ({ type }: MdNode): boolean => type === 'paragraph';
const colon = /\s*([:：])(?:\s*[-–—])?\s*$/;
/** Whether a block can say something alone: it is more than links, pictures, bold type, signs or letters. */
const speaks = (node: MdNode): boolean =>
  /^(?:list|blockquote|paragraph)$/.test(node.type) &&
  !(isParagraph(node) && node.children!.every(({ type }) => /^(?:link|image|strong)$/.test(type))) &&
  (isParagraph(node) ? /[\p{L}\p{N}]/u : /[\p{L}\p{N}]{2}/u).test(visible(node));

/** What asks leads to an answer and is none. */
const tells = (node: MdNode): boolean => !isParagraph(node) || !endsAsQuestion(visible(node).trim());

function names(node: MdNode, next: MdNode | undefined): boolean {
  const said = visible(node).trim();
  if (!isParagraph(node) || said.length > 40 || /[.!?,。！？，]/.test(said)) return false;
  const words = said.length > 24 ? 9 : said.split(/\s+/).length;
  if (next?.type === 'code') return words <= (colon.test(said) ? 1 : 3);
  return colon.test(said) && (next?.type === 'blockquote' || (next?.type === 'paragraph' && words <= 3));
}

/** The heading or bold type above a list, with a colon behind it. */
function titleOf(node: MdNode | undefined, blocks: readonly MdNode[]): MdNode[] {
  const { type, children = [] } = (node?.type === 'list' && blocks[blocks.indexOf(node) - 1]) || text('');
  const isTitle = type === 'heading' || children.every((child) => child.type === 'strong');
  if (!isTitle || children.length === 0) return [];
  return colon.test(visibleText(children)) ? children : [...children, text(':')];
}

/** The block that an answer begins with. A list below a title says less than the first sentence of the answer. */
function firstOf(blocks: readonly MdNode[]): MdNode | undefined {
  const named = blocks.filter((node, at) => !names(node, blocks[at + 1]));
  const speaking = named.filter(speaks);
  const told = speaking.some(tells) ? speaking.filter(tells) : speaking;
  const shown = named.findIndex(({ type }) => type === 'code' || type === 'table');
  const isSentence = (node: MdNode) => isParagraph(node) && /[.!?。！？]["”’)]?$/.test(visible(node).trim());
  const above = (node: MdNode) => shown < 0 || named.indexOf(node) < shown;
  const sentence = titleOf(told[0], blocks).length > 0 && told.filter(above).find(isSentence);
  return sentence || told[0] || named.find(isParagraph) || blocks.find(({ name }) => name === 'Note');
}

function titlesIn(blocks: readonly MdNode[]): MdNode[] {
  const titles = blocks.filter(({ type, depth }) => type === 'heading' && depth === 2);
  return titles.length > 1 ? [list(titles.map(({ children }) => item(paragraph(...children!))))] : [];
}

/** An answer as `short`, its first paragraph with the list that it announces, and the rest. `short` may be empty. */
export function divided(blocks: readonly MdNode[]): { short: MdNode[]; rest: readonly MdNode[] } {
  const first = firstOf(blocks);
  const at = first ? blocks.indexOf(first) : 0;
  if (!first) return { short: titlesIn(blocks), rest: blocks };
  if (first.type === 'blockquote' || first.name === 'Note')
    return { short: divided(first.children ?? []).short, rest: blocks };
  const lead = first.type === 'list' ? titleOf(first, blocks) : trimmed(first.children ?? []);
  const announced = colon.test(visibleText(lead)) ? stepsIn(blocks.slice(at + 1)) : undefined;
  const items = first.type === 'list' ? first : announced;
  // A few words behind a table say little without it.
  const behindTable = blocks.slice(0, at).some(({ type }) => type === 'table');
  if (behindTable && !items && visible(first).length <= 30) return { short: [], rest: blocks };
  const sentences = items ? cutSentences(lead) : closed(cutSentences(lead));
  const said = visibleText(sentences).trimEnd();
  const entries = items ? shortList(items, shortLength - said.length) : [];
  const open = entries.length > 0 ? null : colon.exec(said);
  const whole = open ? [...cutAt(sentences, open.index)[0], text(open[1] === ':' ? '.' : '。')] : sentences;
  const short = [...holding({ type: 'paragraph' }, whole), ...entries];
  const told = visibleText(entries).trim() === (items ? visible(items).trim() : '');
  // A list that is cut keeps the words above it, too.
  const isLast = !items && at === blocks.length - 1 && blocks.slice(0, at).every(shows);
  if ((at > 0 && !isLast) || !told || said.endsWith('…')) return { short, rest: blocks };
  const left = trimmed(cutAt(lead, said.length)[1]);
  const behind = blocks.slice(at + (items && items !== first ? 2 : 1));
  return { short, rest: [...blocks.slice(0, at), ...holding({ type: 'paragraph' }, left), ...behind] };
}

const shows = ({ type, children }: MdNode): boolean =>
  /^(?:code|math|table)$/.test(type) || children?.every((one) => one.type === 'image') === true;

/** The list that comes first, with the steps behind it where each has its code below: `1. **Install**:`, `2. …`. */
function stepsIn([first, ...rest]: readonly MdNode[]): MdNode | undefined {
  if (first?.type !== 'list') return undefined;
  const steps = [...(first.children ?? [])];
  const goesOn = ({ type, start }: MdNode) => type === 'list' && start === (first.start ?? 1) + steps.length;
  if (first.ordered && steps.every((one) => colon.test(visible(one.children?.[0] ?? one))))
    for (const node of rest) if (goesOn(node)) steps.push(...node.children!);
  return { ...first, children: steps };
}

function shortList(all: MdNode, room: number): MdNode[] {
  const items: MdNode[] = [];
  let used = 0;
  for (const { children = [] } of all.children ?? []) {
    const first = children.find(({ type }) => type === 'paragraph');
    if (!first) continue;
    const sentences = cutSentences(first.children ?? []);
    used += visibleText(sentences).length;
    if (items.length > 0 && used > room) break;
    // An item such as `Benefits:` says what stands below it; of others what stands before the colon counts.
    const below = children.find(({ type }) => type === 'list');
    const isTitle = visible(first).length < 40;
    const inner = below && isTitle ? shortList(below, room - used) : [];
    used += visibleText(inner).length;
    const told = inner.length > 0 ? sentences : closed(sentences);
    const open = inner.length > 0 ? null : colon.exec(visibleText(told));
    if (open && !isTitle && items.length > 0 && below) break;
    items.push(item(paragraph(...(open ? cutAt(told, open.index)[0] : told)), ...inner));
  }
  return holding(all, items);
}

function cutSentences(nodes: readonly MdNode[]): MdNode[] {
  const said = visibleText(nodes);
  if (said.length <= shortLength) return [...nodes];
  const ends = endsOf(nodes).filter((end) => !endsAsQuestion(said.slice(0, end)));
  const end = ends.findLast((end) => end <= shortLength) ?? ends[0];
  if (end !== undefined) return trimmed(cutAt(nodes, end)[0]);
  const word = said.lastIndexOf(' ', shortLength);
  return [...trimmed(cutAt(nodes, word > 60 ? word : shortLength)[0]), text(' …')];
}

/** Without the sentence that ends in a colon, if there is another: what it announces is not there. */
function closed(sentences: MdNode[]): MdNode[] {
  const end = colon.test(visibleText(sentences)) ? endsOf(sentences).at(-1) : undefined;
  return end === undefined ? sentences : trimmed(cutAt(sentences, end)[0]);
}

/** Where sentences end near the start, each long enough to say something. Within code or a formula nothing can be cut. */
const endsOf = (nodes: readonly MdNode[]): number[] =>
  [...visibleText(nodes).matchAll(/[.!?…]["”’)]?(?=\s)|[。！？]/gu)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end > 60 && end <= shortLength * 1.5)
    .filter((end) => visibleText(cutAt(nodes, end)[0]).length === end);

/** Code that says the answer itself: one line, or, where nothing follows, a little. */
export function shortCode([block, more]: readonly MdNode[]): MdNode[] {
  if (block?.type !== 'code') return [];
  const lines = block.value!.trim().split(/\s*\n\s*/);
  return lines.length > (more ? 1 : 3) ? [] : lines.map((value) => paragraph({ type: 'inlineCode', value }));
}

export function shortText(blocks: readonly MdNode[]): string | undefined {
  const pictures = replaced(blocks, ({ type }) => (type === 'image' ? [] : undefined));
  const short = pictures.flatMap((node) => (isParagraph(node) ? prose(node.children!) : [node]));
  const written = toMdx(unwrapped(short));
  if (short.length === 0 || 'refused' in written) return undefined;
  try {
    renderInline(written.mdx.trim(), () => '');
    return written.mdx.trim();
  } catch {
    return undefined;
  }
}
