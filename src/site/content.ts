import { existsSync, globSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { getCollection, type CollectionEntry } from 'astro:content';
import { folderOfText, inPageOrder, type BookPage } from '#book/book-page.ts';
import { rolesOf } from '#book/roles.ts';
import { inOrder, relations, type Question, type Relation } from '#book/questions.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Withdrawn } from '#book/published.ts';
import type { Reference } from '#book/sources/references.ts';
import { textFile } from '#book/translation.ts';
import type { Book, Topic } from '#book/schema.ts';
import { claimsIn } from '#compute/recorded-claims.ts';
import type { ClaimRecord } from '#lab/claim-record.ts';
import type { ShownLab, ShownStage } from '#lab/shown.ts';
import { messages } from '#messages/of-book.ts';
import { inlineHtml } from '#render/text/inline.ts';
import { inPages, type ListPage } from '#render/list-pages.ts';
import { inlineTexts, pageContext, type InlineTexts, type PageContext } from '#render/page-context.ts';
import { bookSettings, followed } from '#project/book-settings.ts';
import { buildData } from '#project/build-data.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir, translation } from '#project/site.ts';
import { minutesToRead } from './answer-page.ts';

/** The only door to content. Pages never read a collection by themselves. */

type ListedPage = BookPage & { entry: CollectionEntry<'pages'> };
export type AskedQuestion = Question & { record: QuestionRecord; entry: CollectionEntry<'questions'> };

/** While building nothing changes, and a thousand pages ask for the same; an author's server reads anew. */
function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => (import.meta.env.DEV ? read() : (known ??= read()));
}

export const theBook = async (): Promise<Book> => bookSettings()!;

/** For an author's server alone: a build has no drafts. */
const markedAsDraft = ({ shortTitle, ...question }: Question): Question => ({
  ...question,
  question: messages.draft(question.question),
  ...(shortTitle !== undefined && { shortTitle: messages.draft(shortTitle) }),
});

export const allQuestions = readOnce(async (): Promise<AskedQuestion[]> => {
  const entries = await getCollection('questions');
  const records = entries.map((entry) => ({ ...(JSON.parse(entry.data.json) as QuestionRecord), entry }));
  return inOrder(records).map(({ record: { entry, ...record }, ...question }) => ({
    ...(question.draft ? markedAsDraft(question) : question),
    entry,
    record,
  }));
});

/** The book's own pages, in the order of their links. */
export const allPages = readOnce(async (): Promise<ListedPage[]> => {
  // Of a collection that is empty Astro would warn on every page.
  if (globSync(`pages/${textFile('*', translation)}`, { cwd: contentDir }).length === 0) return [];
  const [{ language }, entries] = await Promise.all([theBook(), getCollection('pages')]);
  return inPageOrder(
    entries.map((entry) => ({ ...(JSON.parse(entry.data.json) as BookPage), entry })),
    language,
  );
});

/** Questions that were taken back, whose addresses say so. */
export const withdrawnQuestions = (): Withdrawn[] => buildData('withdrawn') ?? [];

/** The texts of all questions and pages, parsed. */
export const allTexts = readOnce(async (): Promise<InlineTexts> => {
  const [questions, pages] = await Promise.all([allQuestions(), allPages()]);
  const records = [...questions.map(({ record }) => record), ...pages];
  return inlineTexts(new Map(records.flatMap(({ texts }) => Object.entries(texts))));
});

/** The questions that each question is related to, as both ends see it. */
export const allRelations = readOnce(async (): Promise<ReadonlyMap<string, readonly Relation[]>> =>
  relations(await allQuestions()),
);

let bibliography: (() => Reference[] | undefined) | undefined;
/** For an author's server; a build has read them before, and loads no program for it. */
async function referencesAnew() {
  const { parseReferences } = await import('#book/sources/references.ts');
  bibliography ??= followed(
    join(contentDir, 'references.bib'),
    (source) => parseReferences(source, '').references,
  );
  return bibliography();
}
const allReferences = readOnce(async (): Promise<ReadonlyMap<string, Reference>> => {
  const references = import.meta.env.DEV ? await referencesAnew() : buildData('references');
  return new Map(references?.map((reference) => [reference.key, reference]));
});

/** Topics that have a question, in the order of the book. */
export const topicsInUse = readOnce(async (): Promise<(Topic & { questions: AskedQuestion[] })[]> => {
  const [book, questions] = await Promise.all([theBook(), allQuestions()]);
  return book.topics
    .map((topic) => ({
      ...topic,
      questions: questions.filter((question) => question.topics.includes(topic.slug)),
    }))
    .filter((topic) => topic.questions.length > 0);
});

const knownLabs = readOnce(() => Promise.resolve(buildData('labs')!));
const knownStages = readOnce(() => Promise.resolve(buildData('stages')!));

/** The lab in a folder; an author's server runs what it has become. */
async function labIn(folder: string): Promise<ShownLab | undefined> {
  if (!import.meta.env.DEV) return (await knownLabs())[folder];
  if (!existsSync(join(folder, 'lab.ts'))) return undefined;
  return (await import('#compute/shown.ts')).shownLab(folder);
}

type Shows = Pick<QuestionRecord, 'file' | 'parts'>;
/** On an author's server a text changes before its record does. */
const has = ({ parts }: Shows, part: string): boolean => import.meta.env.DEV || parts.includes(part);

/** The lab of a question or page in its folder `lab` or `live`, if its page shows it. */
const shownLabOf = async (text: Shows, part: 'Lab' | 'Live'): Promise<ShownLab | undefined> =>
  has(text, part) ? labIn(resolve(folderOfText(text.file), part.toLowerCase())) : undefined;

export const labOf = (text: Shows): Promise<ShownLab | undefined> => shownLabOf(text, 'Lab');

/** The line that a question's program writes below its picture, if there is one. */
export const lineOf = ({ file }: Shows): Promise<ShownLab | undefined> =>
  labIn(resolve(folderOfText(file), 'line'));

/** The picture that readers move, of a question that has one. */
export async function stageOf(record: Shows): Promise<ShownStage | undefined> {
  const folder = resolve(folderOfText(record.file), 'lab');
  if (!import.meta.env.DEV) return (await knownStages())[folder];
  if (!existsSync(join(folder, 'stage.ts'))) return undefined;
  const lab = await labOf(record);
  return (await import('#compute/shown.ts')).shownStage(folder, lab?.presets ?? []);
}

/** How the claims of a question's or page's labs came out. */
export const claimsOf = ({ file }: Shows): Promise<ClaimRecord[]> => claimsIn(resolve(folderOfText(file)));

/**
 * Facts about a question or page for the parts of its text.
 *
 * @param below  Texts that follow it on the page.
 */
export async function contextOf(
  record: QuestionRecord | BookPage,
  below: readonly string[] = [],
): Promise<PageContext> {
  const [lab, live, claims, book, texts, references] = await Promise.all([
    labOf(record),
    shownLabOf(record, 'Live'),
    claimsOf(record),
    theBook(),
    allTexts(),
    allReferences(),
  ]);
  const folder = resolve(folderOfText(record.file));
  const roles = rolesOf(book);
  const file = shownPath(record.file);
  return pageContext({ record, file, folder, lab, live, claims, roles, texts, below, references });
}

/** The data of a question's card. */
export const cardOf = async (question: AskedQuestion) => ({
  question,
  minutes: minutesToRead(question.record.words),
  stage: await stageOf(question.record),
});

/** A list of questions, divided where their cards are too many for one page. */
export async function pagesOf(questions: readonly AskedQuestion[]): Promise<ListPage<AskedQuestion>[]> {
  const texts = await allTexts();
  return inPages(questions, ({ question, hook = '', shortAnswer }) =>
    Buffer.byteLength(question + hook + inlineHtml(texts(shortAnswer), () => '')),
  );
}

/** Slugs of all questions that have a picture which readers move. */
export const pictured: ReadonlySet<string> = new Set(
  globSync('questions/*/lab/stage.ts', { cwd: contentDir }).map((path) => path.split(sep)[1]!),
);
