import { fromItem, type Candidate } from './candidates.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { endsAsQuestion, readsAsQuestion } from '../markdown/question-text.ts';

/** The items of a list that ask questions. */
interface QuestionItems {
  /** Place of the first of them: items before it still belong to the question before the list. */
  first: number;
  items: Candidate[];
}

/**
 * Reads a list as questions; undefined if it is none, or goes on with the answer to the open question.
 *
 * @param open  The question before the list, itself an item.
 */
export function questionItems(list: MdNode, open?: Candidate): QuestionItems | undefined {
  const nodes = list.children ?? [];
  const found = nodes.map(fromItem);
  const asks = found.map(({ text, explicit, answer }, at) => {
    const setApart = answer.length > 0 || nodes[at]!.children?.[0]?.children?.[0]?.type === 'strong';
    return explicit || endsAsQuestion(text) || (setApart && readsAsQuestion(text));
  });
  const first = open ? nextItem(found, asks, open) : 0;
  const asking = asks.slice(first).filter(Boolean).length;
  if (first < 0 || asking === 0 || asking < (found.length - first) / 2) return undefined;
  return { first, items: found.slice(first) };
}

/** The item that goes on with the questions before: Markdown joins lists that a reader keeps apart by their numbers. */
function nextItem(
  found: readonly Candidate[],
  asks: readonly boolean[],
  { number, answer }: Candidate,
): number {
  const numbers = found.map((item) => item.number ?? 0);
  if (number === undefined) return asks[0] && !numbers[0] ? 0 : -1;
  // Numbers of questions may skip; a list within an answer begins with 1, or goes on from one before it.
  const follows = numbers.findIndex((own, at) => {
    const begins = at === 0 || own !== numbers[at - 1]! + 1;
    return asks[at] && begins && own > number && own <= number + 20;
  });
  if (follows >= 0) return follows;
  return asks[0] && numbers[0] === number && answer.length > 0 ? 0 : -1;
}
