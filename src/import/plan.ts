import { stringify } from 'yaml';
import { wordingKey } from '#book/questions.ts';
import { checkText } from '#check/text.ts';
import { answerOf, type Answer } from './answer.ts';
import type { Decoded } from './decode.ts';
import { visible } from './inline-cut.ts';
import { pageOf } from './page.ts';
import type { FoundQuestion } from './parts.ts';
import {
  countsOf,
  type FileReport,
  type ImportReport,
  type PartReport,
  type QuestionReport,
} from './report.ts';
import { segment, type Segmented } from './segment.ts';
import { Similar, stems } from './similarity.ts';
import { slugFor } from './slug.ts';
import type { KnownQuestion, Target } from './target.ts';
import { toldApart, type Asked, type Place } from './tell-apart.ts';
import { guessTopic, newBook, topicSections, type NewBook } from './topics.ts';

export interface Source {
  /** Path as the author gave it. */
  file: string;
  content: Decoded | { refused: string };
}

export interface Plan {
  pages: { slug: string; source: string }[];
  /** The text of a new book.yaml. */
  bookFile: string | undefined;
  files: FileReport[];
  incomplete: ImportReport['incomplete'];
}

interface ReadDocument {
  file: string;
  decoded: Decoded;
  segmented: Segmented;
  answers: Map<FoundQuestion, Answer>;
}

/** What is decided from question to question. */
interface State extends Pick<Plan, 'pages' | 'incomplete'> {
  target: Target;
  book: NewBook;
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

const baseName = (file: string): string => file.split(/[\\/]/).at(-1)!;

/** Decides what becomes of every question and line of some documents. Writes nothing. */
export function planImport(sources: readonly Source[], target: Target): Plan {
  const documents = sources.map(read);
  const readable = documents.filter((document) => 'decoded' in document);
  const sections = topicSections(
    readable.map((document) => ({
      title: readable.length > 1 ? document.segmented.title : undefined,
      questions: answeredOf(document).map(({ question }) => question),
    })),
  );
  const book = target.book ?? bookOf(readable, [...sections.values()]);
  const state: State = {
    target,
    book,
    pages: [],
    incomplete: [],
    number: target.highest,
    slugs: new Set(target.slugs),
    known: new Similar(target.known),
    places: toldApart(readable.flatMap(answeredOf)),
    sections,
    asked: new Map(target.known.flatMap(({ slug, keys }) => keys.map((key) => [key, slug] as const))),
  };
  const files = documents.map((document) =>
    'decoded' in document ? fileReport(document, state) : unread(document.file, document.refused),
  );
  const { pages, incomplete } = state;
  const bookFile = !target.book && pages.length > 0 ? stringify(book, { lineWidth: 110 }) : undefined;
  return { pages, bookFile, files, incomplete };
}

function read({ file, content }: Source): ReadDocument | { file: string; refused: string } {
  if ('refused' in content) return { file, refused: content.refused };
  try {
    return answersOf(file, content);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { file, refused: tooDeep(content.text) };
  }
}

/** Why a document cannot be read whose parts lie in each other without end, with the line that has most signs for it. */
function tooDeep(text: string): string {
  const signs = text.split('\n').map((line) => line.match(/[>*_[(<-]|^\s+/g)?.length ?? 0);
  const line = signs.indexOf(signs.reduce((most, count) => Math.max(most, count), 0)) + 1;
  return `Quotes, lists, emphasis or HTML are nested too deep to be read, likely in line ${line}. Expected at most a few hundred levels. Mend that line or take it out.`;
}

function answersOf(file: string, content: Decoded): ReadDocument {
  const segmented = segment(content.text);
  const answers = new Map<FoundQuestion, Answer>();
  for (const part of segmented.parts)
    if (part.kind === 'question')
      answers.set(part.question, answerOf(part.question, segmented.letters.answers));
  return { file, decoded: content, segmented, answers };
}

/** The least that a book needs, from the title and the parts of its documents. */
function bookOf(documents: readonly ReadDocument[], sections: readonly string[]): NewBook {
  const files = documents.map(({ file }) => baseName(file));
  const title = documents.find(({ segmented }) => segmented.title)?.segmented.title;
  return newBook(title, files, sections);
}

const answeredOf = ({ file, answers }: ReadDocument): Asked[] =>
  [...answers].flatMap(([question, answer]) =>
    answer.missing === undefined ? [{ file, question, answer }] : [],
  );

function unread(file: string, error: string): FileReport {
  const nothing = { lines: 0, repairs: [], unsure: [], questions: [], parts: [] };
  return { file, error, ...nothing, counts: countsOf([]), lineCounts: {} };
}

function fileReport(document: ReadDocument, state: State): FileReport {
  const { file, decoded, segmented, answers } = document;
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
  const parts = decided.filter(({ from, to }) => to >= from);
  const questions = [...reports.values()];
  const lineCounts: FileReport['lineCounts'] = {};
  for (const { from, to, kind } of parts) lineCounts[kind] = (lineCounts[kind] ?? 0) + to - from + 1;
  return {
    file,
    lines: segmented.lines,
    repairs: decoded.repairs,
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
    file: baseName(document.file),
  };
  const page = pageOf(placed, document.segmented.definitions);
  if ('refused' in page) return { ...report, status: 'refused', reason: page.refused };
  const near = place
    ? []
    : state.known
        .to(wording)
        .slice(0, 2)
        .map((other) => `it is similar to "${other.question}" (${other.slug})`);
  const guess = sure || state.book.topics.length === 1 ? [] : ['its topic is a guess'];
  const twins =
    place && place.by !== 'nothing' ? [`others are worded like it; ${place.by} tells it apart`] : [];
  const slug = take(wording, page.source, state);
  const unsure = [...report.unsure, ...answer.notes, ...page.notes, ...twins, ...near, ...guess];
  return { ...report, status: 'taken', slug, topic, unsure };
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

/** The topic of the document's part that a question stands in, or else the one that shares most words with it. */
function topicOf(question: FoundQuestion, answer: Answer, state: State, title = '') {
  const { sections, book, target } = state;
  return guessTopic(book.topics, {
    question: question.text,
    sections: [
      sections.get(question) ?? '',
      ...question.sections.toReversed(),
      ...(target.book ? [] : [title]),
    ],
    answer: answer.blocks.map(visible).join(' '),
  });
}

/** Adds a question to those that the book will have, and returns its folder. */
function take(wording: string, source: string, state: State): string {
  const slug = slugFor(wording, ++state.number, state.slugs);
  const key = wordingKey(wording);
  state.slugs.add(slug);
  state.known.add({ slug, question: wording, keys: [key], stems: [stems(wording)] });
  state.pages.push({ slug, source });
  if (state.book.figuresNeedSources) {
    const { problems } = checkText(source, `questions/${slug}/index.mdx`, '.', { figures: true });
    state.incomplete.push(...problems.map(({ file, line, message }) => ({ file, line, message })));
  }
  return slug;
}
