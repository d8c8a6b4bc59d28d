import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { messages } from '#messages/of-book.ts';
import { dirname, join } from 'node:path';
import type { Answer } from '#book/answer.ts';
import { inPageOrder } from '#book/book-page.ts';
import { changedOn, formatDate } from '#book/dates.ts';
import { versionUrl } from '#book/sources/cite-answer.ts';
import { inlineText } from '#book/inline.ts';
import type { CardsOfQuestion } from '#book/practice-card.ts';
import type { PublishedPage } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { inOrder, type Question } from '#book/questions.ts';
import type { Book } from '#book/schema.ts';
import { broughtIn } from '#render/text/part-styles.ts';
import { readBuildData, writeBuildData } from '#project/build-data.ts';
import { absoluteUrl, basePath } from '#project/site.ts';
import { readAnswer } from './answer/read-answer.ts';
import { withAnchorAliases } from './anchor-aliases.ts';
import { keptPage } from './kept-pages.ts';
import { minifiedHtml } from './minified-html.ts';
import { answerMarkdown } from './markdown/answer-markdown.ts';
import { allAnswers, answerList, type ListedAnswer } from './markdown/llms.ts';
import { withOwnStyles, type Styles } from './page-styles.ts';
import { cardsOf } from './practice/cards.ts';
import { cardFiles, cardList } from './practice/card-files.ts';
import { writeRepeatedFiles } from './repeated-files.ts';

/**
 * Makes the outputs of rendered pages: places for anchors that have moved, each answer as Markdown, alone and all in one
 * file, lists of them, and cards.
 *
 * @param folder  What the steps of the build have left, to which it adds the places of pages.
 * @returns the articles of the pages, of questions in the order of the book, then of its own pages; and their cards.
 */
export function finishPages(site: string, folder: string): { answers: Answer[]; cards: CardsOfQuestion[] } {
  const [book, records] = [readBuildData(folder, 'book'), readBuildData(folder, 'records')];
  const pages = inPageOrder(readBuildData(folder, 'pages'), book.language);
  const styles = readBuildData(folder, 'styles') as Styles;
  const keys = readBuildData(folder, 'pageKeys');
  const { finished, listed, cards, answers } = finishAnswers(site, book, records, keys, styles);
  answers.push(...pages.map(({ slug }) => finishPage(site, slug, styles)));
  minifyOtherPages(site, new Set(answers.map(({ path }) => path)), styles);
  const own = pages.map(({ slug, data }) => ({ ...data, url: absoluteUrl(`/${slug}/`) }));
  write(site, 'llms.txt', answerList(book, listed, own, absoluteUrl('/llms-full.txt')));
  write(site, 'llms-full.txt', allAnswers(listed));
  writeBuildData({ finished }, folder);
  if (book.practice)
    for (const [path, content] of cardFiles(cards, cardList(book, records, cards, site)))
      write(site, path, content);
  return { answers, cards };
}

function write(site: string, path: string, content: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}

function finishAnswers(
  site: string,
  book: Book,
  records: readonly QuestionRecord[],
  keys: Readonly<Record<string, string>>,
  styles: Styles,
) {
  const questions = inOrder(records);
  writeRepeatedFiles(site, questions, book);
  const listed: ListedAnswer[] = [];
  const answers: Answer[] = [];
  const cards: CardsOfQuestion[] = [];
  const finished = questions.map((question): PublishedPage => {
    const { slug, number, moved, formerly, record } = question;
    const path = `questions/${slug}/index.html`;
    const url = absoluteUrl(`/questions/${slug}/`);
    const html = withAnchorAliases(keptPage(keys[slug]!), moved, `questions/${slug}`);
    const answer = readAnswer(html, path);
    answers.push(answer);
    const markdown = answerMarkdown(answer, url, headLines(question, record.version, book, url));
    writeMinified(site, path, html, styles);
    for (const name of [slug, ...formerly]) write(site, `questions/${name}.md`, markdown);
    const shortAnswer = inlineText(record.texts[question.shortAnswer]!).replace(/\s+/g, ' ');
    listed.push({ topic: question.topics[0]!, url, question: question.question, shortAnswer, markdown });
    const own = cardsOf(answer, question.cardQuestion ?? question.question, `${basePath}questions/${slug}/`);
    cards.push({ slug, number, question: question.question, cards: own });
    return { slug, number, anchors: answer.anchors };
  });
  return { finished, listed, cards, answers };
}

function finishPage(site: string, slug: string, styles: Styles): Answer {
  const path = `${slug}/index.html`;
  const html = readFileSync(join(site, path), 'utf8');
  writeMinified(site, path, html, styles);
  return readAnswer(html, path);
}

const writeMinified = (site: string, path: string, html: string, styles: Styles): void =>
  write(site, path, withOwnStyles(minifiedHtml(html), broughtIn(html), styles));

function headLines(question: Question, version: string, book: Book, url: string): string[] {
  const titles = question.topics.flatMap(
    (slug) => book.topics.find((topic) => topic.slug === slug)?.title ?? [],
  );
  return [
    messages.place(book.name, question.number, url),
    messages.facts(
      titles,
      question.difficulty ? messages.difficulties[question.difficulty] : '',
      formatDate(question.reviewed),
    ),
    messages.stateAt(version, formatDate(changedOn(question)), versionUrl({ url, version })),
  ];
}

/** Minifies all other pages but short links, which are small as they are, and as many as the answers. */
function minifyOtherPages(site: string, answers: ReadonlySet<string>, styles: Styles): void {
  for (const path of globSync('**/*.html', { cwd: site, exclude: ['q'] })) {
    if (answers.has(path)) continue;
    const file = join(site, path);
    const html = readFileSync(file, 'utf8');
    const policy = path === '404.html' ? 'of all pages' : 'own';
    writeFileSync(file, withOwnStyles(minifiedHtml(html), broughtIn(html), styles, policy));
  }
}
