import { globSync, readFileSync } from 'node:fs';
import { messages } from '#messages/of-book.ts';
import { join } from 'node:path';
import type { Answer } from '#book/answer.ts';
import { inPageOrder } from '#book/book-page.ts';
import { changedOn, formatDate } from '#book/dates.ts';
import type { Published } from '#book/published.ts';
import { versionUrl } from '#book/sources/cite-answer.ts';
import { inlineText } from '#book/inline.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { inOrder, topicTitle, type Question } from '#book/questions.ts';
import type { Book } from '#book/schema.ts';
import { broughtIn } from '#render/text/part-styles.ts';
import { readBuildData, writeBuildData } from '#project/build-data.ts';
import { absoluteUrl, basePath } from '#project/site.ts';
import { writeBelow } from '#project/write-below.ts';
import { readAnswer } from './answer/read-answer.ts';
import { movedAnchors, withAnchorAliases } from './anchor-aliases.ts';
import { withFrenchSpacing } from './french-spacing.ts';
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
 * @returns its settings, its questions in order, and its own pages, each with its article.
 */
export function finishPages(site: string, folder: string) {
  const book = readBuildData(folder, 'book');
  const styles = readBuildData(folder, 'styles') as Styles;
  const keys = readBuildData(folder, 'pageKeys');
  const records = readBuildData(folder, 'records');
  const published = readBuildData(folder, 'published');
  const { listed, questions } = finishAnswers(site, book, records, { keys, published, styles });
  const pages = inPageOrder(readBuildData(folder, 'pages'), book.language).map((page) => ({
    ...page,
    answer: finishPage(site, page.slug, styles),
  }));
  minifyOtherPages(site, new Set([...questions, ...pages].map(({ answer }) => answer.path)), styles);
  const own = pages.map(({ slug, data }) => ({ ...data, url: absoluteUrl(`/${slug}/`) }));
  writeBelow(site, 'llms.txt', answerList(book, listed, own, absoluteUrl('/llms-full.txt')));
  writeBelow(site, 'llms-full.txt', allAnswers(listed));
  writeBuildData(
    { finished: questions.map(({ slug, number, answer: { anchors } }) => ({ slug, number, anchors })) },
    folder,
  );
  if (book.practice)
    for (const [path, content] of cardFiles(questions, cardList(book, questions, site)))
      writeBelow(site, path, content);
  return { book, questions, pages };
}

function finishAnswers(
  site: string,
  book: Book,
  records: readonly QuestionRecord[],
  {
    keys,
    published,
    styles,
  }: { keys: Readonly<Record<string, string>>; published: Published['questions']; styles: Styles },
) {
  const questions = inOrder(records);
  writeRepeatedFiles(site, questions, book);
  const listed: ListedAnswer[] = [];
  const finished = questions.map(({ record, ...question }) => {
    const { slug, number, formerly } = question;
    const { data, version, texts } = record;
    const path = `questions/${slug}/index.html`;
    const url = absoluteUrl(`/questions/${slug}/`);
    const rendered = keptPage(keys[slug]!);
    const known = new Set([slug, ...formerly].flatMap((name) => published[name]?.anchors ?? []));
    const html = withAnchorAliases(rendered, movedAnchors(rendered, question, known), `questions/${slug}`);
    const answer = readAnswer(html, path);
    const markdown = answerMarkdown(answer, url, headLines(question, version, book, url));
    writeMinified(site, path, html, styles);
    for (const name of [slug, ...formerly]) writeBelow(site, `questions/${name}.md`, markdown);
    const shortAnswer = inlineText(texts[question.shortAnswer]!).replace(/\s+/g, ' ');
    listed.push({ topic: question.topics[0]!, url, question: question.question, shortAnswer, markdown });
    const cards = cardsOf(
      answer,
      question.cardQuestion ?? question.question,
      `${basePath}questions/${slug}/`,
    );
    return { slug, number, question: question.question, cards, data, version, texts, answer };
  });
  return { listed, questions: finished };
}

function finishPage(site: string, slug: string, styles: Styles): Answer {
  const path = `${slug}/index.html`;
  const html = readFileSync(join(site, path), 'utf8');
  writeMinified(site, path, html, styles);
  return readAnswer(html, path);
}

function writeMinified(site: string, path: string, html: string, styles: Styles): void {
  const policy = path === '404.html' ? 'of all pages' : 'own';
  const served = withFrenchSpacing(minifiedHtml(html));
  writeBelow(site, path, withOwnStyles(served, broughtIn(html), styles, policy));
}

function headLines(question: Question, version: string, book: Book, url: string): string[] {
  return [
    messages.place(book.name, question.number, url),
    messages.facts(
      question.topics.map((slug) => topicTitle(book, slug)),
      question.difficulty ? messages.difficulties[question.difficulty] : '',
      formatDate(question.reviewed),
    ),
    messages.stateAt(version, formatDate(changedOn(question)), versionUrl({ url, version })),
  ];
}

/** Minifies all other pages but short links, which are small as they are, and as many as the answers. */
function minifyOtherPages(site: string, answers: ReadonlySet<string>, styles: Styles): void {
  for (const path of globSync('**/*.html', { cwd: site, exclude: ['q'] })) {
    if (!answers.has(path)) writeMinified(site, path, readFileSync(join(site, path), 'utf8'), styles);
  }
}
