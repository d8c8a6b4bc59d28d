import { stringify } from 'yaml';
import { wordingKey } from '#book/questions.ts';
import { checkText } from '#check/text/text.ts';
import type { Language } from '#search/language.ts';
import { addressesOf, pageAt, type Addresses } from './addresses.ts';
import type { Answer } from '../questions/answer.ts';
import { visible } from '../markdown/inline-cut.ts';
import { languageOf } from './language.ts';
import type { Picture } from '../read/surroundings.ts';
import { pageOf, type Page } from '../write/page.ts';
import type { FoundQuestion } from '../questions/parts.ts';
import {
  answeredOf,
  readDocument,
  textOf,
  type ReadDocument,
  type Source,
  type Unread,
} from '../questions/read-document.ts';
import {
  countsOf,
  type FileReport,
  type ImportReport,
  type PartReport,
  type QuestionReport,
} from '../report/report.ts';
import type { Unit } from '../questions/segment.ts';
import { withoutTopics } from './topic-headings.ts';
import { Similar, stems } from './similarity.ts';
import { slugFor } from './slug.ts';
import type { KnownQuestion, Target } from './target.ts';
import { sameWording, type Place } from '../questions/same-wording.ts';
import { guessTopic, newBook, topicSections, type NewBook } from './topics.ts';

export interface Plan {
  pages: { slug: string; source: string; pictures: Picture[] }[];
  /** The text of a new book.yaml. */
  bookFile: string | undefined;
  /** Code of the language of the book. */
  language: string;
  files: FileReport[];
  incomplete: ImportReport['incomplete'];
}

const baseName = (file: string): string => file.split(/[\\/]/).at(-1)!;

/** What is decided from question to question. */
interface State extends Pick<Plan, 'pages' | 'incomplete'> {
  target: Target;
  /** The topic of all questions, if one was named. */
  topic: string | undefined;
  book: NewBook;
  addresses: Addresses;
  /** Whether a document leads to another one, or to a place in itself. */
  linked: boolean;
  language: Language;
  number: number;
  slugs: Set<string>;
  known: Similar<KnownQuestion>;
  /** What becomes of questions whose wording others have. */
  places: ReadonlyMap<FoundQuestion, Place>;
  /** Parts of the documents that questions stand in, as topics. */
  sections: ReadonlyMap<FoundQuestion, string>;
  /** By key of each of its wordings, the folder of a question that the book has. */
  asked: Map<string, string>;
}

/** How a page names the document that it comes from: a file of a folder by its path in it. */
const placeOf = ({ file, folder, segmented }: ReadDocument): { file: string; unit: Unit } => ({
  file: (folder?.path ?? baseName(file)).replace(/\s+/g, ' '),
  unit: segmented.unit ?? 'line',
});

/**
 * Decides what becomes of every question and line of some documents. Writes nothing.
 *
 * @param topic  Of the book, for all questions; without it each has the one that its document names, or a guess.
 */
export function planImport(sources: readonly Source[], target: Target, topic?: string): Plan {
  const documents = sources.map(readDocument);
  const first = planned(documents, { target, topic }, { whole: new Map(), own: new Map() });
  if (!first.linked) return first;
  // Links to questions need the addresses that the first plan has given.
  const second = planned(documents, { target, topic }, addressesOf(documents, first.files));
  const slugs = ({ pages }: Plan) => pages.map(({ slug }) => slug).join(' ');
  return slugs(first) === slugs(second) ? second : first;
}

function planned(
  documents: readonly (ReadDocument | Unread)[],
  { target, topic }: Pick<State, 'target' | 'topic'>,
  addresses: State['addresses'],
): Plan & { linked: boolean } {
  const readable = documents.filter((document) => 'segmented' in document);
  const sections = topicSections(
    readable.map((document) => ({
      title: readable.length > 1 ? document.segmented.title : undefined,
      questions: answeredOf(document).map(({ question }) => question),
    })),
  );
  const language = target.book ? target.language : languageOf(readable.map(textOf));
  const book = target.book ?? bookOf(readable, [...sections.values()], language);
  const state: State = {
    target,
    topic,
    book,
    addresses,
    linked: false,
    language,
    pages: [],
    incomplete: [],
    number: target.highest,
    slugs: new Set(target.slugs),
    known: new Similar(language, target.known),
    places: sameWording(readable.flatMap(answeredOf)),
    sections,
    asked: new Map(target.known.flatMap(({ slug, keys }) => keys.map((key) => [key, slug] as const))),
  };
  const files = documents.map((document) =>
    'segmented' in document ? fileReport(document, state) : unread(document.file, document.refused),
  );
  const { pages, incomplete, linked } = state;
  const bookFile = !target.book && pages.length > 0 ? stringify(book, { lineWidth: 110 }) : undefined;
  return { pages, bookFile, language: language.rules.code, files, incomplete, linked };
}

type Written = Exclude<Page, { refused: string }>;

/** The least that a book needs, from the title and the parts of its documents. */
function bookOf(
  documents: readonly ReadDocument[],
  sections: readonly string[],
  language: Language,
): NewBook {
  const files = [...new Set(documents.map(({ file, folder }) => folder?.name ?? baseName(file)))];
  const [first] = documents;
  const title = first?.folder?.name ?? documents.find(({ segmented }) => segmented.title)?.segmented.title;
  return newBook(title, files, sections, language);
}

function unread(file: string, error: string): FileReport {
  const nothing = { unit: 'line' as const, lines: 0, repairs: [], unsure: [], questions: [], parts: [] };
  return { file, error, ...nothing, counts: countsOf([]), lineCounts: {} };
}

function fileReport(document: ReadDocument, state: State): FileReport {
  const { file, repairs, segmented, answers } = document;
  const answered = new Map(
    [...answers].flatMap(([question, { missing }]) =>
      missing === undefined ? [[wordingKey(question.text), question.line] as const] : [],
    ),
  );
  const reports = new Map<FoundQuestion, QuestionReport>();
  const decided = segmented.parts.map((part): PartReport => {
    if (part.kind !== 'question') return part;
    const { from, to, question } = part;
    const answer = answers.get(question)!;
    const repeated = answer.missing === undefined ? undefined : answered.get(wordingKey(question.text));
    if (repeated !== undefined)
      return { from, to, kind: 'contents', reason: `repeats the question of line ${repeated}` };
    const report = reports.get(question) ?? questionReport(question, answer, document, state);
    reports.set(question, report);
    return { from, to, kind: report.status };
  });
  const parts = withoutTopics(decided, segmented.parts, (question) =>
    reports.get(question)?.guess ? undefined : state.sections.get(question),
  ).filter(({ from, to }) => to >= from);
  const questions = [...reports.values()];
  const lineCounts: FileReport['lineCounts'] = {};
  for (const { from, to, kind } of parts) lineCounts[kind] = (lineCounts[kind] ?? 0) + to - from + 1;
  return {
    file,
    unit: segmented.unit ?? 'line',
    lines: segmented.lines,
    repairs,
    unsure: segmented.warnings,
    questions,
    parts,
    counts: countsOf(questions),
    lineCounts,
  };
}

function questionReport(
  question: FoundQuestion,
  answer: Answer,
  document: ReadDocument,
  state: State,
): QuestionReport {
  const place = state.places.get(question);
  const wording = place && 'wording' in place ? place.wording : question.text;
  const report = { question: wording, line: question.line, unsure: [...question.notes] };
  if (wording === '') return { ...report, status: 'refused', reason: 'it has no wording' };
  if (answer.missing !== undefined) return { ...report, status: 'unanswered', reason: answer.missing };
  const known = knownAs(question, wording, state);
  if (known !== undefined) return { ...report, status: 'existing', slug: known };
  if (place && 'repeats' in place) {
    const { file, line } = place.repeats;
    const where = `${file === document.file ? '' : `${file}, `}line ${line}`;
    return { ...report, status: 'duplicate', reason: `asks and answers the same as ${where}` };
  }
  const number = state.number + 1;
  const { topic, sure } = topicOf(question, answer, state, document.segmented.title);
  const placed = {
    question: { ...question, text: wording },
    answer,
    number,
    topic,
    ...placeOf(document),
    language: state.target.book?.language ?? state.language.rules.code,
  };
  const { surroundings } = document;
  const page = pageOf(placed, document.segmented.definitions, {
    picture: surroundings?.picture,
    page: (url) => {
      state.linked ||= url.startsWith('#') || surroundings?.document(url) !== undefined;
      return pageAt(url, document, state.addresses);
    },
  });
  if ('refused' in page) return { ...report, status: 'refused', reason: page.refused };
  const near = place
    ? []
    : state.known
        .to(wording)
        .slice(0, 2)
        .map((other) => `it is similar to "${other.question}" (${other.slug})`);
  const guessed = !sure && state.book.topics.length > 1;
  const section = state.sections.get(question) || question.sections[0];
  const twins = wording !== question.text ? ['others are worded like it; its number tells it apart'] : [];
  const slug = take(wording, page, state);
  const unsure = [...report.unsure, ...answer.notes, ...page.notes, ...twins, ...near];
  const guess = { ...(section !== undefined && { section }) };
  return { ...report, status: 'taken', slug, topic, ...(guessed && { guess }), unsure };
}

/**
 * The folder of a question that the book has. Of several that are worded alike, the first is the one that the book has
 * under their common wording: it was imported when it was alone.
 */
function knownAs(question: FoundQuestion, wording: string, { asked }: State): string | undefined {
  const own = asked.get(wordingKey(wording));
  if (own !== undefined) return own;
  const common = wordingKey(question.text);
  const shared = asked.get(common);
  asked.delete(common);
  return shared;
}

/** The topic that was named, or that of the document's part that a question stands in, or else the one that shares most words with it. */
function topicOf(question: FoundQuestion, answer: Answer, state: State, title = '') {
  if (state.topic !== undefined) return { topic: state.topic, sure: true };
  const { sections, book, target, language } = state;
  const texts = {
    question: question.text,
    sections: [
      sections.get(question) ?? '',
      ...question.sections.toReversed(),
      ...(target.book ? [] : [title]),
    ],
    answer: answer.blocks.map(visible).join(' '),
  };
  return guessTopic(book.topics, texts, language);
}

/** Adds a question to those that the book will have, and returns its folder. */
function take(wording: string, { source, pictures }: Written, state: State): string {
  const slug = slugFor(wording, ++state.number, state.slugs, state.language);
  const key = wordingKey(wording);
  state.slugs.add(slug);
  state.known.add({ slug, question: wording, keys: [key], stems: [stems(wording, state.language)] });
  state.pages.push({ slug, source, pictures });
  if (state.book.figuresNeedSources) {
    const { problems } = checkText(source, `questions/${slug}/index.mdx`, '.', { figures: true });
    state.incomplete.push(...problems.map(({ file, line, message }) => ({ file, line, message })));
  }
  return slug;
}
