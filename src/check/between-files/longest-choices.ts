import { inlineText } from '#book/inline.ts';
import { asDraft, type Problem } from '#book/problem.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Limits } from '#book/schema.ts';
import type { TextReport } from '../text/spot.ts';

/** Of fewer quiz questions a share says nothing. */
const fewest = 10;

interface Read {
  quizzes: TextReport['quizzes'];
  record?: Pick<QuestionRecord, 'texts'>;
}

/** The quiz questions that can be answered by taking the longest choice, where they are more of a book than it allows. */
export function longestChoices(questions: readonly Read[], most: Limits['longestRight']): Problem[] {
  if (most === undefined) return [];
  const quizzes = questions.flatMap(({ quizzes, record }) =>
    quizzes.map((quiz) => ({ ...quiz, givenAway: record !== undefined && isGivenAway(quiz, record.texts) })),
  );
  const found = quizzes.filter(({ givenAway }) => givenAway);
  if (quizzes.length < fewest || found.length * 100 <= most * quizzes.length) return [];
  return asDraft(
    found.map(({ file, line }) => ({
      file,
      line,
      message: `The right choice is the longest, as in ${found.length} of the book's ${quizzes.length} quiz questions.`,
      expected: `at most ${most} in a hundred, so that length tells nothing (limits.longestRight in book.yaml)`,
      fix: 'shorten it, or make a wrong choice as exact as the right one',
    })),
  );
}

function isGivenAway({ choices }: Read['quizzes'][number], texts: QuestionRecord['texts']): boolean {
  const lengths = choices.map(({ text, right }) => ({ right, length: inlineText(texts[text] ?? []).length }));
  const longest = Math.max(...lengths.map(({ length }) => length));
  return lengths.every(({ right, length }) => right === (length === longest));
}
