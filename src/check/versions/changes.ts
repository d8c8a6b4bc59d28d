import { commandLine } from '#project/package-root.ts';
import type { Problem } from '#book/problem.ts';
import type { QuestionData } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/**
 * Whether the last note of an answer's changes speaks of its present state, so that nobody who was sent a link to an
 * earlier one is left without knowing what changed.
 *
 * @param version   Name of the present state.
 * @param required  Whether the answer must have a note at all: it must in a book that keeps a list of what is published.
 * @param isListed  Whether its address is or was on that list: until then nobody knows an earlier answer.
 */
export function checkChanges(
  changes: QuestionData['changes'],
  version: string,
  { required, isListed, locate }: { required: boolean; isListed: boolean; locate: LocateField },
): Problem[] {
  const last = changes.at(-1);
  if (last?.version === version || (!last && !required)) return [];
  return [
    {
      ...locate(last ? ['changes', changes.length - 1, 'version'] : ['changes']),
      message: !last
        ? 'No note says when the answer was published.'
        : isListed
          ? `The answer has changed since version "${last.version}", but no note says how.`
          : 'The answer is not recorded yet, and its note is of the text with which the page was made.',
      expected: `a last entry of "changes" with version: "${version}", its date, and a note for readers${isListed ? ' who know the earlier answer' : ''}`,
      fix: isListed ? commandLine('record', '"What changed, in a sentence."') : commandLine('record'),
      release: true,
    },
  ];
}
