import { candidate, wording, type Candidate } from './candidates.ts';
import { trimmed, visible } from '../markdown/inline-cut.ts';
import { holding, type Node } from '../markdown/nodes.ts';
import { answerLabel, questionMarker, type Letters } from '../markdown/question-text.ts';

/** The rows of a table with a column of questions and one of answers, as questions. Empty for any other table. */
export function fromTable(table: Node, letters: Letters): { found: Candidate; node: Node }[] {
  const [head, ...rows] = table.children ?? [];
  const titles = (head?.children ?? []).map((cell) => visible(cell).trim());
  const question = titles.findIndex((title) => questionMarker(title.replace(/s$/i, ''))?.explicit);
  const answer = titles.findIndex((title) => answerLabel(title) >= title.length && title !== '');
  if (question < 0 || answer < 0) return [];
  return rows.flatMap((node) => {
    const [asked, said] = [question, answer].map((at) => trimmed(node.children?.[at]?.children ?? []));
    const found = candidate('row', asked!, holding({ type: 'paragraph' }, said!), letters);
    return wording(asked!) === '' ? [] : [{ found: { ...found, explicit: true }, node }];
  });
}
