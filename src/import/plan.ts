import { stringify } from 'yaml';
import { checkText } from '#check/text.ts';
import { wordingKey } from '#book/questions.ts';
import type { Book } from '#book/schema.ts';
import { answerOf, type Answer } from './answer.ts';
import type { Decoded } from './decode.ts';
import { visible } from './inline-cut.ts';
import { pageOf } from './page.ts';
import { noCounts, unreadable, type FileReport, type PartReport, type QuestionReport } from './report.ts';
import type { FoundQuestion } from './parts.ts';
import { segment, type Segmented } from './segment.ts';
import { similarTo, stems } from './similarity.ts';
import { slugFor } from './slug.ts';
import { guessTopic, topicsFrom, type NewTopic } from './topics.ts';

/** A question that the book has, with every wording it is known by. */
export interface KnownQuestion {
  slug: string;
  question: string;
  keys: string[];
  /** Stems of the question and of each alias. */
  stems: readonly ReadonlySet<string>[];
}

/** The book that questions are imported into. */
export interface Target {
  /** Undefined if it has no book.yaml yet. */
  book: Book | undefined;
  /** Whether it lists what it has published, and so wants a note of changes in every answer. */
  published: boolean;
  known: readonly KnownQuestion[];
  /** Highest number in use; 0 for none. */
  highest: number;
  /** Folders of questions/ that exist. */
  slugs: ReadonlySet<string>;
}

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
  incomplete: { file: string; line?: number | undefined; message: string }[];
}

/** What of a book its questions are placed by; the least that a new book.yaml holds. */
type NewBook = Pick<Book, 'name' | 'tagline' | 'description' | 'figuresNeedSources'> & {
  topics: readonly NewTopic[];
};

interface ReadDocument {
  file: string;
  decoded: Decoded;
  segmented: Segmented;
  answers: Map<FoundQuestion, Answer>;
}

const baseName = (file: string): string => file.split(/[\\/]/).at(-1)!;

/** Decides what becomes of every question and line of some documents. Writes nothing. */
export function planImport(sources: readonly Source[], target: Target): Plan {
  const plan: Plan = { pages: [], bookFile: undefined, files: [], incomplete: [] };
  const documents = sources.map(read);
  const book =
    target.book ?? newBook(documents.flatMap((document) => ('decoded' in document ? [document] : [])));
  const state = {
    target,
    book,
    plan,
    number: target.highest,
    slugs: new Set(target.slugs),
    known: [...target.known],
    asked: new Map(target.known.flatMap((known) => known.keys.map((key) => [key, known.slug] as const))),
    taken: new Map<string, { file: string; line: number }>(),
  };
  for (const document of documents) {
    plan.files.push(
      'decoded' in document ? fileReport(document, state) : unreadable(document.file, document.refused),
    );
  }
  if (!target.book && plan.pages.length > 0) plan.bookFile = stringify(book, { lineWidth: 110 });
  return plan;
}

function read({ file, content }: Source): ReadDocument | { file: string; refused: string } {
  if ('refused' in content) return { file, refused: content.refused };
  const segmented = segment(content.text);
  const answers = new Map(
    segmented.parts.flatMap((part) =>
      part.kind === 'question'
        ? [[part.question, answerOf(part.question, segmented.letters.answers)] as const]
        : [],
    ),
  );
  return { file, decoded: content, segmented, answers };
}

/** The least that a book needs, from the title and the parts of its documents. */
function newBook(documents: readonly ReadDocument[]): NewBook {
  const names = documents.map(({ file }) => baseName(file)).join(', ');
  const sections = documents.flatMap(({ answers, segmented }) =>
    [...answers].flatMap(([{ section }, { missing }]) =>
      missing === undefined ? [section ?? (documents.length > 1 ? segmented.title : undefined) ?? ''] : [],
    ),
  );
  return {
    name:
      documents.find(({ segmented }) => segmented.title)?.segmented.title ??
      baseName(documents[0]?.file ?? 'Questions').replace(/\.\w+$/, ''),
    tagline: 'Questions and answers.',
    description: `Questions and answers from ${names || 'a document'}.`,
    figuresNeedSources: false,
    topics: topicsFrom(sections),
  };
}

interface State {
  target: Target;
  book: NewBook;
  plan: Plan;
  number: number;
  slugs: Set<string>;
  known: KnownQuestion[];
  /** Slugs of the book by key of wording. */
  asked: ReadonlyMap<string, string>;
  /** Where a wording was taken from in this import. */
  taken: Map<string, { file: string; line: number }>;
}

function fileReport(document: ReadDocument, state: State): FileReport {
  const { file, decoded, segmented, answers } = document;
  const answered = new Map(
    [...answers].flatMap(([question, { missing }]) =>
      missing === undefined ? [[wordingKey(question.text), question.line] as const] : [],
    ),
  );
  const questions: QuestionReport[] = [];
  const reported = new Map<FoundQuestion, QuestionReport>();
  const parts: PartReport[] = [];
  for (const part of segmented.parts) {
    const { from, to } = part;
    if (part.kind !== 'question') {
      if (to >= from) parts.push(part);
      continue;
    }
    const { question } = part;
    const answer = answers.get(question)!;
    const repeated = answer.missing === undefined ? undefined : answered.get(wordingKey(question.text));
    if (repeated !== undefined) {
      if (to >= from)
        parts.push({ from, to, kind: 'contents', reason: `repeats the question of line ${repeated}` });
      continue;
    }
    const report = reported.get(question) ?? questionReport(question, answer, document, state);
    if (!reported.has(question)) questions.push(report);
    reported.set(question, report);
    if (to >= from) parts.push({ from, to, kind: report.status });
  }
  const counts = noCounts();
  for (const { status } of questions) counts[status]++;
  const lineCounts: FileReport['lineCounts'] = {};
  for (const { from, to, kind } of parts) lineCounts[kind] = (lineCounts[kind] ?? 0) + to - from + 1;
  return {
    file,
    lines: segmented.lines,
    repairs: decoded.repairs,
    unsure: segmented.warnings,
    questions,
    parts,
    counts,
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
  const key = wordingKey(question.text);
  const existing = state.asked.get(key);
  if (existing !== undefined) return { ...report, status: 'existing', slug: existing };
  const earlier = state.taken.get(key);
  if (earlier !== undefined) {
    const where =
      earlier.file === document.file ? `line ${earlier.line}` : `${earlier.file}, line ${earlier.line}`;
    return {
      ...report,
      status: 'duplicate',
      reason: `asks the same as ${where}; give it a wording of its own if it is another question`,
    };
  }
  const topic = guessTopic(state.book.topics, {
    question: question.text,
    section: question.section ?? (state.target.book ? '' : (document.segmented.title ?? '')),
    answer: answer.blocks.map(visible).join(' '),
  });
  const number = state.number + 1;
  const page = pageOf(
    { question, answer, number, topic: topic.topic, file: baseName(document.file) },
    document.segmented.definitions,
  );
  if ('refused' in page) return { ...report, status: 'refused', reason: page.refused };
  const slug = slugFor(question.text, number, state.slugs);
  const similar = similarTo(question.text, state.known).slice(0, 2);
  state.number = number;
  state.slugs.add(slug);
  state.taken.set(key, { file: document.file, line: question.line });
  state.known.push({ slug, question: question.text, keys: [key], stems: [stems(question.text)] });
  state.plan.pages.push({ slug, source: page.source });
  if (state.book.figuresNeedSources) {
    for (const problem of checkText(page.source, `questions/${slug}/index.mdx`, '.', { figures: true })
      .problems)
      state.plan.incomplete.push({ file: problem.file, line: problem.line, message: problem.message });
  }
  const guess = topic.sure || state.book.topics.length === 1 ? [] : ['its topic is a guess'];
  const near = similar.map((other) => `it is similar to "${other.question}" (${other.slug})`);
  return {
    ...report,
    status: 'taken',
    slug,
    topic: topic.topic,
    unsure: [...report.unsure, ...answer.notes, ...page.notes, ...near, ...guess],
  };
}
