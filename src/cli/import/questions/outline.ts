import { shownOf } from '../markdown/html-tags.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import { answerLabel, endsAsQuestion, isAnswerLabel, readsAsQuestion } from '../markdown/cues.ts';
import { seriesIn, tagsBefore } from '../markdown/series.ts';
import { fromBlock, fromHeading, questionItems } from './candidates.ts';
import { isAboutTitle } from './navigation.ts';

export interface Outline {
  depth: number;
  /** Whether they are questions because each has text of its own, however it is worded. */
  structured: boolean;
  most: boolean;
  /** Whether paragraphs that are nothing but a question count: nothing is marked as one. */
  plain: boolean;
  title: MdNode | undefined;
  /** Line of the last question with a number, if most questions of headings have one; else 0. */
  lastNumber: number;
}

/** Blocks in which a fold right above another is a heading. */
export const withGroups = (blocks: readonly MdNode[]): MdNode[] =>
  blocks.map((node, at) => {
    const inner = blocks.slice(at + 1, at + 3).find(({ type }) => type !== 'paragraph');
    const asks = (one: MdNode) => endsAsQuestion(visible(one));
    if (node.type !== 'summary' || inner?.type !== 'summary' || asks(node)) return node;
    const groups = inner === blocks[at + 1] ? !isAnswerLabel(visible(inner)) : asks(inner);
    return groups ? { ...node, type: 'heading', depth: 5 } : node;
  });

export function isAnswered(next: MdNode | undefined): boolean {
  if (next?.type === 'summary') return isAnswerLabel(visible(next));
  return /^(?:paragraph|heading|blockquote)$/.test(next?.type ?? '') && answerLabel(visible(next!)) > 0;
}

/** Gives titles the numbers that rise over those of their kind, with what stands in brackets behind them. */
export function markTitles(blocks: readonly MdNode[]): void {
  const isBold = ({ type, children }: MdNode) => type === 'paragraph' && children?.[0]?.type === 'strong';
  const titles = blocks.filter((node) => /^(?:heading|summary)$/.test(node.type) || isBold(node));
  for (const alike of Map.groupBy(titles, ({ type, depth }) => `${type} ${depth}`).values()) {
    const titles = alike.map(visible);
    const marks = seriesIn(titles);
    const tags = tagsBefore(titles.map((title, at) => title.slice(marks[at]?.length ?? 0)));
    for (const [at, node] of alike.entries()) {
      const mark = marks[at] ?? (tags[at] ? { length: 0, explicit: false } : undefined);
      node.mark = mark && { ...mark, length: mark.length + tags[at]!.length };
    }
  }
  markBold(blocks);
}

/** A whole sentence, or what a program says; a few words in bold type are mostly part of an answer. */
const sentence =
  /^(?!(?:please )?(?:note|important|warning|caution|tip|remember|hinweis|wichtig|achtung|nota|importante|attention|важно|внимание|注意|重要)(?!\p{L}))(?:.*[.!?…。！？][\p{Pe}\p{Pf}\p{Pi}"'*]*|["„“«「『].*["“”»」』]|\S+(?:\s+\S+){4,}(?<![:：]))$/iu;

/** Marks bold lines with text below that are sentences as titles, where others set like them ask. */
function markBold(blocks: readonly MdNode[]): void {
  const all = blocks.flatMap((node, at) => {
    const [strong, ...rest] = node.type === 'paragraph' ? trimmed(node.children!) : [];
    const below = visibleText(rest);
    const alone = below === '' && !/^(?:heading|thematicBreak)?$/.test(blocks[at + 1]?.type ?? '');
    if (strong?.type !== 'strong' || !(alone || /^\s*\n/.test(below))) return [];
    return [{ node, said: visible(strong).trim(), alone, asks: fromBlock(node) !== undefined }];
  });
  for (const alike of Map.groupBy(all, ({ alone }) => alone).values()) {
    const asking = alike.filter(({ asks }) => asks).length;
    // Where nearly all ask, the others say what is the matter, in however few words.
    const set = asking > Math.max(4, alike.length * 0.75) ? /[^:：]$/ : sentence;
    const titles = alike.filter(({ asks, said }) => asks || set.test(said));
    const apart = new Set(titles.map(({ said }) => said)).size === titles.length;
    if (!apart || asking < 2) continue;
    for (const { node, asks } of titles) if (!asks) node.mark ??= { length: 0, explicit: false };
  }
}

export function outline(blocks: readonly MdNode[]): Outline {
  const headings = blocks.flatMap((block, at) => {
    if (block.type !== 'heading' || isAboutTitle(visible(block))) return [];
    const { depth, text, explicit, number } = fromHeading(block);
    const labelled = isAnswered(blocks[at + 1]);
    const numbered = number !== undefined;
    const asks = explicit || endsAsQuestion(text) || labelled || (numbered && readsAsQuestion(text));
    return [{ block, depth, text, labelled, asks, numbered, told: isText(blocks[at + 1]) }];
  });
  const rest = blocks.filter(({ type }) => type !== 'heading');
  const others = rest.reduce((sum, node) => sum + asksIn(node), 0);
  const [first, second] = headings.filter(({ depth }) => depth === 1);
  const alone = first !== undefined && second === undefined;
  const asked = others > 0 || headings.some((heading) => heading.asks && heading !== first);
  const named = alone && headings[0] === first && asked && !first.numbered && !first.labelled;
  const levels = [1, 2, 3, 4, 5, 6].map((depth) => {
    const all = headings.filter((one) => one.depth === depth && !(named && one === first));
    return { depth, all, asking: all.filter(({ asks }) => asks) };
  });
  const best =
    levels.find(({ asking, all }) => asking.length >= 2 && asking.length >= all.length / 2) ??
    levels.reduce((most, level) => (level.asking.length > most.asking.length ? level : most));
  const asking = best.asking.length;
  const plain = asking + others === 0 ? rest.filter((node) => fromBlock(node, true)).length : 0;
  const level = levelWithText(levels.map(({ all }) => all));
  const most = asking >= best.all.length / 2;
  const enough = Math.max(asking + others, plain) >= (level?.count ?? 0) / (most ? 2 : 1);
  const structured = level !== undefined && !enough;
  const numbers = best.asking.filter(({ numbered }) => numbered);
  return {
    depth: structured ? level.depth : asking > 0 ? best.depth : 0,
    structured,
    most: most && asking > 1,
    plain: plain > 0 && !structured,
    title: named || (alone && !first.asks) ? first!.block : undefined,
    lastNumber: !structured && numbers.length > asking / 2 ? numbers.at(-1)!.block.line! : 0,
  };
}

/** The outermost level of headings with text of their own, unless these only group a deeper such level. */
function levelWithText(levels: readonly { text: string; told: boolean }[][]) {
  const [outer, inner] = levels.flatMap((all, at) => {
    const count = all.filter(({ told }) => told).length;
    const titles = new Set(all.map(({ text }) => text));
    const holds = all.length >= 3 && count >= 0.9 * all.length && titles.size >= 0.8 * all.length;
    return holds ? [{ depth: at + 1, count }] : [];
  });
  return inner && inner.count >= 2 * outer!.count ? inner : outer;
}

function asksIn(node: MdNode): number {
  if (node.type === 'list') return questionItems(node)?.items.length ?? 0;
  return fromBlock(node) || node.type === 'record' ? 1 : 0;
}

export const isShown = ({ type, value = '' }: MdNode): boolean =>
  type !== 'html' || /<img\b/i.test(value) || shownOf(value).trim() !== '';

export const isText = (next: MdNode | undefined): boolean =>
  next !== undefined && !['heading', 'summary'].includes(next.type) && asksIn(next) === 0;
