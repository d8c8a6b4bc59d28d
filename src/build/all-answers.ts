import type { FinishedPage } from './kept-pages.ts';

/** Bytes up to which all answers stand in one file; programs that read one at once take little more. */
const mostBytes = 2_000_000;

const between = '\n\n---\n\n';

/** Whether the answers of a book are so few that one file holds them whole. */
export const fitOneFile = (pages: readonly Pick<FinishedPage, 'markdown'>[]): boolean =>
  pages.reduce((sum, { markdown }) => sum + Buffer.byteLength(markdown) + between.length, 0) <= mostBytes;

/**
 * `llms-full.txt`: all answers of a book, in order; of a large book each question with its address and its short answer.
 */
export function allAnswers(pages: readonly Pick<FinishedPage, 'markdown' | 'address'>[]): string {
  if (fitOneFile(pages)) return pages.map(({ markdown }) => markdown).join(between);
  const first =
    `The ${pages.length} answers of this book are too long for one file. Here is each question with its short answer; ` +
    'below it is the address of the whole answer as Markdown.';
  return [first, ...pages.map(inShort)].join(between) + '\n';
}

function inShort({ markdown, address }: Pick<FinishedPage, 'markdown' | 'address'>): string {
  const [title = ''] = markdown.split('\n', 1);
  const short = /\n## Short answer\n\n([\s\S]*?)(?=\n\n## |$)/.exec(markdown)?.[1] ?? '';
  return [title, short.trim(), `<${address.replace(/\/$/, '.md')}>`].join('\n\n');
}
