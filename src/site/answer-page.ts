import type { Citation } from '#book/citation.ts';
import type { CitedAnswer } from '#book/sources/cite-answer.ts';
import { licenseOf } from '#book/license.ts';
import { changedOn, formatDate } from '#book/dates.ts';
import { firstSentence } from '#outputs/answer/first-sentence.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { topicTitle, type Question } from '#book/questions.ts';
import type { Reference } from '#book/sources/references.ts';
import type { Book, WayOfReading } from '#book/schema.ts';
import { structuredData } from '#book/structured-data.ts';
import { messages } from '#messages/of-book.ts';
import { absoluteUrl } from '#project/site.ts';
import { questionCard, sharedCard } from '#render/card-links.ts';
import { quotationsOf } from '#render/citations.ts';
import type { PageContext } from '#render/page-context.ts';
import { sectionId } from '#render/text/sections.ts';

interface AnsweredQuestion {
  question: Question & { record: QuestionRecord };
  book: Book;
  headings: readonly { depth: number; slug: string; text: string }[];
  context: PageContext;
  /** The picture that readers move, if it has one. */
  stage?: object | undefined;
}

/** A source as it stands in the list of a page. */
export interface ListedSource {
  number: number;
  reference: Reference;
  /** Its use on the page, as HTML. */
  use?: string | undefined;
  /** How it was read, and on which day. */
  read?: WayOfReading | undefined;
  on?: string | undefined;
  quotations: readonly Citation[];
}

/** The page of an answer around the answer's own text. */
export type AnswerPage = ReturnType<typeof answerPage>;

export function answerPage({ question, book, headings, context, stage }: AnsweredQuestion) {
  const { version, words } = question.record;
  const path = `/questions/${question.slug}/`;
  const url = absoluteUrl(path);
  const plainAnswer = context.plain(question.shortAnswer).replace(/\s+/g, ' ');
  const home = topicOf(book, question.topics[0]!);
  const date = changedOn(question);
  const minutes = minutesToRead(words);
  const sources = listedSources(context, question.record.cited, question.sources);
  return {
    head: {
      title: question.question,
      description: plainAnswer,
      path,
      card: stage ? questionCard(question) : sharedCard(question, book, home),
      article: {
        section: home?.title ?? question.topics[0]!,
        published: question.changes[0]?.date ?? question.written,
        modified: date,
      },
    },
    question,
    home,
    minutes,
    sources,
    /** From so many words on, the parts below wait to be laid out; see styles/answer/waiting.css. */
    long: words > 600,
    contents: [
      { id: 'short-answer', text: messages.shortAnswer },
      ...contentsOf(headings, sources.length > 0),
    ],
    shortAnswer: paragraphs(withFirstSentence(context.inline(question.shortAnswer))),
    correction: question.correction && paragraphs(context.inline(question.correction)),
    onPaper: onPaper(question, url, date),
    cited: {
      question: question.question,
      slug: question.slug,
      book: book.name,
      authors: book.author,
      url,
      version,
      date,
    } satisfies CitedAnswer,
    described: described(question, book, url),
  };
}

const topicOf = (book: Book, slug: string) => book.topics.find((topic) => topic.slug === slug);

/** Minutes for so many words, at 220 a minute. */
export const minutesToRead = (words: number): number => Math.max(1, Math.round(words / 220));

/** The first sentence of several in an element of its own: pages set it in bold. One that holds an element stays as it is. */
function withFirstSentence(html: string): string {
  const first = firstSentence(/^[^<]*/.exec(html)![0]).trimEnd();
  const rest = html.slice(first.length);
  return /[.!?。！？]$/.test(first) && /^\s*\S/.test(rest) && !rest.startsWith('<')
    ? `<span class="first">${first}</span>${rest}`
    : html;
}

/** Inline text needs a paragraph of its own; several paragraphs already have theirs. */
const paragraphs = (html: string) => (/^<(p|ul|ol)>/.test(html) ? html : `<p>${html}</p>`);

/** Where a list of contents leads, of a page with these headings. */
export function contentsOf(headings: AnsweredQuestion['headings'], hasSources: boolean) {
  const sections = headings.filter(({ depth }) => depth === 2);
  return [
    ...sections.map(({ slug, text }) => ({ id: sectionId(slug), text })),
    ...(hasSources ? [{ id: 'sources', text: messages.sources }] : []),
  ];
}

/**
 * The sources of a page, in the order of their numbers.
 *
 * @param cited   What the page cites, in reading order.
 * @param listed  What its front matter says of sources.
 */
export function listedSources(
  context: PageContext,
  cited: readonly Citation[],
  listed: Question['sources'] = [],
): ListedSource[] {
  const byKey = new Map(listed.map((source) => [source.key, source]));
  return [...context.numbers].flatMap(([key, number]) => {
    const reference = context.references.get(key);
    // An author's server reports it where it is cited.
    if (!reference) return [];
    const { use, read, on } = byKey.get(key) ?? {};
    const quotations = quotationsOf(key, cited);
    return { number, reference, use: use && context.inline(use, () => ''), read, on, quotations };
  });
}

/** Where a printed answer is from, its state, and what it is without. */
function onPaper(
  { reviewed, record }: AnsweredQuestion['question'],
  url: string,
  date: string | undefined,
): string {
  const without = [
    ...(record.parts.includes('Deeper') ? [messages.whatGoesDeeper] : []),
    ...(record.parts.includes('Lab') ? [messages.labResults] : []),
  ];
  const state = messages.stateOnPaper(record.version, formatDate(date), formatDate(reviewed));
  return `${url}${messages.comma}${state}${without.length > 0 ? ` ${messages.onPaperWithout(without)}` : ''}`;
}

function described(question: AnsweredQuestion['question'], book: Book, url: string) {
  const home = topicOf(book, question.topics[0]!);
  return structuredData({
    question,
    url,
    book: {
      name: book.name,
      url: absoluteUrl('/'),
      authors: book.author,
      license: book.license && licenseOf(book.license).url,
    },
    topics: question.topics.map((slug) => topicTitle(book, slug)),
    version: question.record.version,
    image: absoluteUrl(questionCard(question).path),
    trail: [
      { name: book.name, url: absoluteUrl('/') },
      ...(home ? [{ name: home.title, url: absoluteUrl(`/topics/${home.slug}/`) }] : []),
      { name: question.question, url },
    ],
  });
}
