import type { FinishedPage } from '../kept-pages.ts';

export type Answer = Pick<FinishedPage, 'address' | 'question' | 'shortAnswer'> & { markdown: string };

/** Bytes up to which all answers stand in one file; programs that read one at once take little more. */
const mostBytes = 2_000_000;

const between = '\n\n---\n\n';

/** Whether the answers of a book are so few that one file holds them whole. */
export const fitOneFile = (pages: readonly Pick<Answer, 'markdown'>[]): boolean =>
  pages.reduce((sum, { markdown }) => sum + Buffer.byteLength(markdown) + between.length, 0) <= mostBytes;

/**
 * `llms-full.txt`: all answers of a book, in order; of a large book each question with its short answer and its address.
 */
export function allAnswers(pages: readonly Answer[]): string {
  if (fitOneFile(pages)) return pages.map(({ markdown }) => markdown).join(between);
  const first =
    `The ${pages.length} answers of this book are too long for one file. Here is each question with its short answer; ` +
    'below it is the address of the whole answer as Markdown.';
  const inShort = pages.map(({ question, shortAnswer, address }) =>
    [`# ${question}`, shortAnswer, `<${address.replace(/\/$/, '.md')}>`].join('\n\n'),
  );
  return [first, ...inShort].join(between) + '\n';
}
