import { wordingKey } from '#book/questions.ts';
import { visibleText } from '../markdown/inline-cut.ts';
import type { AnsweredQuestion } from './document.ts';
import type { FoundQuestion } from './parts.ts';

/** Result for a question whose wording others have, too: a wording of its own, or the one before it that says the same. */
export type WordingOutcome = { wording: string } | { repeats: { file: string; line: number } };

/**
 * Questions of one wording: those that have the same answer are one, the others are told apart by number. Questions whose
 * wording is theirs alone are left out.
 */
export function sameWording(all: readonly AnsweredQuestion[]): Map<FoundQuestion, WordingOutcome> {
  const groups = Map.groupBy(all, ({ question }) => wordingKey(question.text));
  const used = new Set(groups.keys());
  const places = new Map<FoundQuestion, WordingOutcome>();
  for (const [key, group] of groups) {
    if (group.length < 2 || key === '') continue;
    const byContent = [
      ...Map.groupBy(group, ({ answer }) => visibleText(answer.blocks).replace(/\s+/g, ' ')).values(),
    ];
    for (const [at, [first, ...others]] of byContent.entries()) {
      const { text, number = at + 1, line } = first!.question;
      for (const { question } of others) places.set(question, { repeats: { file: first!.file, line } });
      if (byContent.length < 2) continue;
      let wording = at === 0 ? text : `${text} (${number})`;
      for (let next = at + 1; at > 0 && used.has(wordingKey(wording)); next++) wording = `${text} (${next})`;
      used.add(wordingKey(wording));
      places.set(first!.question, { wording });
    }
  }
  return places;
}
