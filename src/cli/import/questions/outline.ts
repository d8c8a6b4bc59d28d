import { fromBlock } from './candidates.ts';
import { isContentsTitle } from './navigation.ts';
import { questionItems } from './list-items.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { answerLabel, endsAsQuestion, isAnswerLabel, readsAsQuestion } from '../markdown/question-text.ts';

/** Use of the headings of a document. */
export interface Outline {
  /** Depth of the headings that ask questions; 0 if headings do not. */
  depth: number;
  /** Whether at least half of those of that depth ask. */
  most: boolean;
  /** The heading that names the document. */
  title: MdNode | undefined;
  /** Line of the last question with a number, if most questions of headings have one; else 0. */
  lastNumber: number;
}

/** Whether the block behind a question says that it is the answer. */
export function isAnswered(next: MdNode | undefined): boolean {
  if (!next) return false;
  if (next.type === 'summary') return isAnswerLabel(visible(next));
  return (
    ['paragraph', 'heading', 'blockquote'].includes(next.type) && answerLabel(visible(next).trimStart()) > 0
  );
}

export function outline(blocks: readonly MdNode[], level?: number): Outline {
  const found = blocks.map((node) => fromBlock(node));
  const headings = found.flatMap((candidate, at) => {
    if (candidate?.shape !== 'heading') return [];
    const { depth, text, explicit, number } = candidate;
    const labelled = isAnswered(blocks[at + 1]);
    const numbered = number !== undefined;
    const asks = explicit || endsAsQuestion(text) || labelled || (numbered && readsAsQuestion(text));
    return [{ block: blocks[at]!, depth, labelled, asks, numbered }];
  });
  const [first, second] = headings.filter(({ depth }) => depth === 1);
  const alone = first !== undefined && second === undefined;
  const others =
    headings.some((heading) => heading.asks && heading !== first) ||
    found.some((candidate) => candidate && candidate.shape !== 'heading');
  const named = alone && headings[0] === first && others && !first.numbered && !first.labelled;
  const own = headings.filter((heading) => !(named && heading === first));
  const counts = [1, 2, 3, 4, 5, 6].map((depth) => {
    const all = own.filter((heading) => heading.depth === depth);
    return { depth, all, asking: all.filter(({ asks }) => asks) };
  });
  const best =
    counts.find(({ asking, all }) => asking.length >= 2 && asking.length >= all.length / 2) ??
    counts.reduce((most, count) => (count.asking.length > most.asking.length ? count : most));
  const numbers = best.asking.filter(({ numbered }) => numbered);
  return {
    depth: level ?? (best.asking.length > 0 ? best.depth : 0),
    most: best.asking.length >= best.all.length / 2,
    title: named || (alone && !first.asks) ? first!.block : undefined,
    lastNumber:
      level === undefined && numbers.length > best.asking.length / 2 ? numbers.at(-1)!.block.line! : 0,
  };
}

/** Whether a block goes on with the text of the heading before it: it is no heading and asks nothing itself. */
export const isText = (next: MdNode | undefined): boolean =>
  next !== undefined &&
  !['heading', 'summary', 'record'].includes(next.type) &&
  !fromBlock(next) &&
  !(next.type === 'list' && questionItems(next));

/**
 * The level of headings that are questions by the structure of their document, whatever their wording: nearly each has text
 * of its own, and titles differ. Of several the outermost, unless its headings are parts that hold those of a deeper one.
 */
export function levelWithText(blocks: readonly MdNode[]): { depth: number; count: number } | undefined {
  const headings = blocks.flatMap((node, at) => (node.type === 'heading' ? [{ node, at }] : []));
  const own = headings.filter(
    ({ node }, place) =>
      !isContentsTitle(visible(node)) &&
      !(place === 0 && headings.every((other, at) => at === 0 || other.node.depth! > node.depth!)),
  );
  const levels = [1, 2, 3, 4, 5, 6].flatMap((depth) => {
    const all = own.filter(({ node }) => node.depth === depth);
    const told = all.filter(({ at }) => isText(blocks[at + 1]));
    const titles = new Set(all.map(({ node }) => visible(node).trim()));
    const holds = all.length >= 3 && told.length >= 0.9 * all.length && titles.size >= 0.8 * all.length;
    return holds ? [{ depth, count: told.length }] : [];
  });
  const [outer, inner] = levels;
  return inner && inner.count >= 2 * outer!.count ? inner : outer;
}
