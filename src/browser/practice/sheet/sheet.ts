import type { ListedQuestion } from '#book/practice-card.ts';

/**
 * The questions of a sheet, by the numbers in its address, in their order; and the entries that name none.
 *
 * @param asked  Such as "1,5,7".
 */
export function sheetOf(
  asked: string,
  questions: readonly ListedQuestion[],
): { found: ListedQuestion[]; lost: string[] } {
  const byNumber = new Map(questions.map((question) => [String(question.number), question]));
  const names = new Set(asked.split(/[\s,]+/).filter((name) => name !== ''));
  const found = [...names].flatMap((name) => byNumber.get(name.replace(/^0+/, '')) ?? []);
  const lost = [...names].filter((name) => !byNumber.has(name.replace(/^0+/, '')));
  return { found: [...new Set(found)], lost: lost.map((name) => name.slice(0, 20)) };
}
