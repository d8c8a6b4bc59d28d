import type { Node } from './nodes.ts';
import { wording, type Candidate } from './candidates.ts';
import { trimmed, visible } from './inline-cut.ts';
import { answerLabel, questionMarker } from './question-text.ts';

/** The rows of a table with a column of questions and one of answers, as questions. Empty for any other table. */
export function fromTable(table: Node, letters: string): { found: Candidate; node: Node }[] {
  const [head, ...rows] = table.children ?? [];
  const titles = (head?.children ?? []).map((cell) => visible(cell).trim());
  const question = titles.findIndex((title) => questionMarker(title.replace(/s$/i, ''))?.explicit);
  const answer = titles.findIndex((title) => answerLabel(title) >= title.length && title !== '');
  if (question < 0 || answer < 0) return [];
  return rows.flatMap((node) => {
    const inline = trimmed(node.children?.[question]?.children ?? []);
    const text = wording(inline);
    if (text === '') return [];
    const children = trimmed(node.children?.[answer]?.children ?? []);
    const blocks = children.length > 0 ? [{ type: 'paragraph', children }] : [];
    const marker = questionMarker(text, letters);
    const found: Candidate = {
      shape: 'row',
      depth: 0,
      inline,
      text: text.slice(marker?.length ?? 0),
      number: marker?.number,
      explicit: true,
      answer: blocks,
    };
    return [{ found, node }];
  });
}
