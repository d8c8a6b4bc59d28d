import { fromItem, type Candidate } from './candidates.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { endsAsQuestion, readsAsQuestion } from '../markdown/question-text.ts';

/**
 * Reads a list as questions; undefined if it is none, or goes on with the answer to the open question.
 *
 * @param open  The question before the list, itself an item.
 * @returns the items that ask, and the place of the first: items before it still belong to the question before.
 */
export function questionItems(list: MdNode, open?: Candidate) {
  const nodes = list.children ?? [];
  const found = nodes.map(fromItem);
  const asks = found.map(({ text, explicit, answer }, at) => {
    const setApart = answer.length > 0 || nodes[at]!.children?.[0]?.children?.[0]?.type === 'strong';
    return explicit || endsAsQuestion(text) || (setApart && readsAsQuestion(text));
  });
  // Markdown joins lists that a reader keeps apart by their numbers, which may skip; one within an answer begins with 1.
  const first = !open
    ? 0
    : found.findIndex(({ number = 0 }, at) => {
        if (open.number === undefined) return at === 0 && asks[at] && number === 0;
        const least = at === 0 && open.answer.length > 0 ? open.number : open.number + 1;
        return asks[at] && number >= least && number <= open.number + 20;
      });
  const asking = asks.slice(first).filter(Boolean).length;
  if (first < 0 || asking === 0 || asking < (found.length - first) / 2) return undefined;
  return { first, items: found.slice(first) };
}
