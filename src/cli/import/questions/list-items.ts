import { fromItem, type Candidate } from './candidates.ts';
import type { Node } from '../markdown/nodes.ts';
import { endsAsQuestion, readsAsQuestion } from '../markdown/question-text.ts';

/** The items of a list that ask questions. */
interface QuestionItems {
  /** Place of the first of them: items before it still belong to the question before the list. */
  first: number;
  items: Candidate[];
  /** Whether what follows the list is no answer to its last item. */
  closed: boolean;
}

/**
 * Reads a list as questions; undefined if it is none, or goes on with the answer to the open question.
 *
 * @param open  The question before the list, itself an item.
 */
export function questionItems(list: Node, open: Candidate | undefined): QuestionItems | undefined {
  const nodes = list.children ?? [];
  const found = nodes.map((item) => fromItem(item));
  const asks = found.map(
    ({ text, explicit, answer }, at) =>
      endsAsQuestion(text) ||
      explicit ||
      (readsAsQuestion(text) && (answer.length > 0 || isBold(nodes[at]!))) ||
      nodes[at]!.children?.[0]?.type === 'heading',
  );
  const first = open ? nextItem(found, asks, open) : 0;
  const items = found.slice(first);
  const asking = asks.slice(first).filter(Boolean).length;
  if (first < 0 || asking === 0 || asking < items.length / 2) return undefined;
  const answers = items.filter(({ answer }) => answer.length > 0).length;
  return { first, items, closed: items.length > 1 && answers < items.length - 1 };
}

const isBold = (item: Node): boolean => item.children?.[0]?.children?.[0]?.type === 'strong';

/** The item that goes on with the questions before: Markdown joins lists that a reader keeps apart by their numbers. */
function nextItem(
  found: readonly Candidate[],
  asks: readonly boolean[],
  { number, answer }: Candidate,
): number {
  if (number === undefined) return asks[0] && found[0]!.number === undefined ? 0 : -1;
  const follows = found.findIndex((item, at) => {
    const goesOn = at > 0 && item.number === found[at - 1]!.number! + 1;
    return asks[at] && item.number === number + 1 && !goesOn;
  });
  if (follows >= 0) return follows;
  // Numbers of questions may skip; a list within an answer begins with 1, or goes on from one before it.
  const skips = found.findIndex((item, at) => {
    const before = at === 0 ? 0 : found[at - 1]!.number!;
    const near = item.number! > number + 1 && item.number! <= number + 20;
    return asks[at] && near && item.number !== before + 1;
  });
  if (skips >= 0) return skips;
  return asks[0] && found[0]!.number === number && answer.length > 0 ? 0 : -1;
}
