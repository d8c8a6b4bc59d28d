import type { PhrasingContent } from 'mdast';
import { firstSentence } from '../answer/first-sentence.ts';
import type { Book } from '#book/schema.ts';
import { messages } from '#messages/of-book.ts';
import { writeMarkdown } from './write-markdown.ts';

/** An answer as the lists for programs that read name it. */
export interface ListedAnswer {
  topic: string;
  /** Address of its page. */
  url: string;
  question: string;
  /** As plain text. */
  shortAnswer: string;
  markdown: string;
}

/** Bytes up to which all answers stand in one file; programs that read one at once take little more. */
const mostBytes = 2_000_000;

/** Texts as Markdown in which nothing of them is markup; with an address they are a link. */
function plain(value: string, url?: string): string {
  const text = { type: 'text', value: value.replace(/\s+/g, ' ').trim() } as const;
  const children: PhrasingContent[] = url === undefined ? [text] : [{ type: 'link', url, children: [text] }];
  return writeMarkdown({ type: 'paragraph', children }).trim();
}

const between = '\n\n---\n\n';
const markdownUrl = ({ url }: Pick<ListedAnswer, 'url'>): string => url.replace(/\/$/, '.md');

const fitOneFile = (answers: readonly Pick<ListedAnswer, 'markdown'>[]): boolean =>
  answers.reduce((sum, { markdown }) => sum + Buffer.byteLength(markdown) + between.length, 0) <= mostBytes;

/**
 * `llms.txt`: the list of all answers as Markdown, for programs that read (llmstxt.org), and of the book's own pages.
 *
 * @param full  Address of `llms-full.txt`.
 */
export function answerList(
  book: Book,
  answers: readonly ListedAnswer[],
  pages: readonly { title: string; url: string; description: string }[],
  full: string,
): string {
  const linked = (text: string, url: string, says: string) => `- ${plain(text, url)}: ${plain(says)}`;
  const topics = book.topics.flatMap(({ slug, title }) => {
    const own = answers.filter(({ topic }) => topic === slug);
    if (own.length === 0) return [];
    const lines = own.map((answer) =>
      linked(answer.question, markdownUrl(answer), firstSentence(answer.shortAnswer).trimEnd()),
    );
    return [`## ${plain(title)}`, '', ...lines, ''];
  });
  const lines = pages.map(({ title, url, description }) => linked(title, url, description));
  const own = lines.length > 0 ? [`## ${messages.pages}`, '', ...lines, ''] : [];
  const inOne = fitOneFile(answers) ? messages.allInOneFile : messages.allShortInOneFile;
  const head = [`# ${plain(book.name)}`, `> ${plain(book.tagline)}`, plain(book.description), inOne(full)];
  return [...head.flatMap((line) => [line, '']), ...topics, ...own].join('\n');
}

/** `llms-full.txt`: all answers of a book, in order; of a large book each question with its short answer and its address. */
export function allAnswers(answers: readonly Omit<ListedAnswer, 'topic'>[]): string {
  if (fitOneFile(answers)) return answers.map(({ markdown }) => markdown).join(between);
  const inShort = answers.map((answer) =>
    [`# ${plain(answer.question)}`, plain(answer.shortAnswer), `<${markdownUrl(answer)}>`].join('\n\n'),
  );
  return [messages.tooLong(answers.length), ...inShort].join(between) + '\n';
}
