import type { FoundQuestion } from '../questions/parts.ts';
import type { PartReport } from '../report/report.ts';
import type { Segmented } from '../questions/segment.ts';

/**
 * Headings that became topics are not left out: the parts that they are have no reason.
 *
 * @param decided  What became of each part of the document.
 * @param topicOf  The title that a question has its topic from; undefined if it has it from none.
 */
export function withoutTopics(
  decided: readonly PartReport[],
  parts: Segmented['parts'],
  topicOf: (question: FoundQuestion) => string | undefined,
): PartReport[] {
  let topic: string | undefined;
  return decided.map((report, at) => {
    if (report.kind !== 'heading' || report.reason === 'title of the document') return report;
    let next = at + 1;
    while (next < parts.length && parts[next]!.kind === 'heading') next++;
    const below = parts[next];
    const named = below?.kind === 'question' ? topicOf(below.question) : undefined;
    if (!named || named === topic) return report;
    topic = named;
    const { from, to, kind } = report;
    return { from, to, kind };
  });
}
