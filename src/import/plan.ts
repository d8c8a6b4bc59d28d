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
import { similarTo, stems } from './similarity.ts';
import { slugFor } from './slug.ts';
import type { KnownQuestion, Target } from './target.ts';
import { guessTopic, newBook, type NewBook } from './topics.ts';

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
  known: KnownQuestion[];
  /** By key of its wording, the folder of a question that the book has, or where this import took it from. */
  asked: Map<string, { slug: string } | { file: string; line: number }>;
}

const baseName = (file: string): string => file.split(/[\\/]/).at(-1)!;

/** Decides what becomes of every question and line of some documents. Writes nothing. */
export function planImport(sources: readonly Source[], target: Target): Plan {
  const documents = sources.map(read);
  const book = target.book ?? bookOf(documents.filter((document) => 'decoded' in document));
  const state: State = {
    target,
    book,
    pages: [],
    incomplete: [],
    number: target.highest,
    slugs: new Set(target.slugs),
    known: [...target.known],
    asked: new Map(target.known.flatMap(({ slug, keys }) => keys.map((key) => [key, { slug }] as const))),
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
  const segmented = segment(content.text);
  const answers = new Map<FoundQuestion, Answer>();
  for (const part of segmented.parts)
    if (part.kind === 'question')
      answers.set(part.question, answerOf(part.question, segmented.letters.answers));
  return { file, decoded: content, segmented, answers };
}

/** The least that a book needs, from the title and the parts of its documents. */
function bookOf(documents: readonly ReadDocument[]): NewBook {
  const files = documents.map(({ file }) => baseName(file));
  const title = documents.find(({ segmented }) => segmented.title)?.segmented.title;
  const sections = documents.flatMap(({ answers, segmented }) => {
    const whole = documents.length > 1 ? segmented.title : undefined;
    const answered = [...answers].filter(([, { missing }]) => missing === undefined);
    return answered.map(([{ section }]) => section ?? whole ?? '');
  });
  return newBook(title, files, sections);
}

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
  const report = { question: question.text, line: question.line, unsure: [...question.notes] };
  if (question.text === '') return { ...report, status: 'refused', reason: 'it has no wording' };
  if (answer.missing !== undefined) return { ...report, status: 'unanswered', reason: answer.missing };
  const earlier = state.asked.get(wordingKey(question.text));
  if (earlier && 'slug' in earlier) return { ...report, status: 'existing', slug: earlier.slug };
  if (earlier) {
    const where = `${earlier.file === document.file ? '' : `${earlier.file}, `}line ${earlier.line}`;
    const reason = `asks the same as ${where}; give it a wording of its own if it is another question`;
    return { ...report, status: 'duplicate', reason };
  }
  const { topic, sure } = guessTopic(state.book.topics, {
    question: question.text,
    section: question.section ?? (state.target.book ? '' : (document.segmented.title ?? '')),
    answer: answer.blocks.map(visible).join(' '),
  });
  const number = state.number + 1;
  const file = baseName(document.file);
  const page = pageOf({ question, answer, number, topic, file }, document.segmented.definitions);
  if ('refused' in page) return { ...report, status: 'refused', reason: page.refused };
  const near = similarTo(question.text, state.known)
    .slice(0, 2)
    .map((other) => `it is similar to "${other.question}" (${other.slug})`);
  const guess = sure || state.book.topics.length === 1 ? [] : ['its topic is a guess'];
  const slug = take(question, page.source, document.file, state);
  const unsure = [...report.unsure, ...answer.notes, ...page.notes, ...near, ...guess];
  return { ...report, status: 'taken', slug, topic, unsure };
}

/** Adds a question to those that the book will have, and returns its folder. */
function take(question: FoundQuestion, source: string, file: string, state: State): string {
  const { text, line } = question;
  const slug = slugFor(text, ++state.number, state.slugs);
  const key = wordingKey(text);
  state.slugs.add(slug);
  state.asked.set(key, { file, line });
  state.known.push({ slug, question: text, keys: [key], stems: [stems(text)] });
  state.pages.push({ slug, source });
  if (state.book.figuresNeedSources) {
    const { problems } = checkText(source, `questions/${slug}/index.mdx`, '.', { figures: true });
    state.incomplete.push(...problems.map(({ file, line, message }) => ({ file, line, message })));
  }
  return slug;
}
