import { stringify } from 'yaml';
import { wordingKey } from '#book/questions.ts';
import { checkText } from '#check/text/text.ts';
import type { Language } from '#search/language.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Answer } from '../questions/answer.ts';
import { answeredOf, type Document, type Source } from '../questions/document.ts';
import type { FoundQuestion } from '../questions/parts.ts';
import { sameWording, type Place } from '../questions/same-wording.ts';
import type { Picture } from '../../add/put-files.ts';
import {
  countsOf,
  type FileReport,
  type ImportReport,
  type PartReport,
  type QuestionReport,
} from '../report/report.ts';
import { pageOf } from '../write/page.ts';
import { Addresses, type Placed } from './addresses.ts';
import { languageOf } from '../../add/language.ts';
import { Similar, stems } from '../../add/similarity.ts';
import { slugFor } from '../../add/slug.ts';
import type { KnownQuestion, Target } from '../../add/target.ts';
import { namedTopic, newBook, topicSections, type NewBook } from './topics.ts';

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

/** Facts known before any question is looked at. */
interface Given {
  target: Target;
  /** The topic of all questions, if one was named. */
  topic: string | undefined;
  book: NewBook;
  language: Language;
  /** Results for questions whose wording others have. */
  places: ReadonlyMap<FoundQuestion, Place>;
  /** Parts of the documents that questions stand in, as topics. */
  sections: ReadonlyMap<FoundQuestion, string>;
  /** Why pages cannot be written, as far as that was tried. */
  refused: Map<FoundQuestion, string>;
}

/** A question that is taken, and what is reported of it. */
interface Taken extends Placed {
  answer: Answer;
  wording: string;
  number: number;
  topic: string;
  report: QuestionReport;
}

/**
 * Decides what becomes of every question and line of some documents. Writes nothing.
 *
 * @param topic  Of the book, for all questions; without it each has the one that its document names.
 */
export function planImport(sources: readonly Source[], target: Target, topic?: string): Plan {
  const documents = sources.filter((source) => 'divided' in source);
  const asked = documents.flatMap(answeredOf);
  const sections = topicSections(
    documents.map((document) => ({
      title: documents.length > 1 ? document.divided.title : undefined,
      questions: answeredOf(document).map(({ question }) => question),
    })),
  );
  const texts = asked.flatMap(({ question, answer }) => [question.text, ...answer.blocks.map(visible)]);
  const language = target.book ? target.language : languageOf(texts);
  const book = target.book ?? bookOf(documents, [...sections.values()], language);
  const places = sameWording(asked);
  const given: Given = { target, topic, book, language, places, sections, refused: new Map() };
  for (;;) {
    const decided = new Decisions(given);
    const files = sources.map((source) =>
      'divided' in source ? decided.fileReport(source) : unread(source),
    );
    const { size } = given.refused;
    const pages = written(decided.taken, given);
    // Questions whose pages cannot be written take no number and no address.
    if (given.refused.size > size) continue;
    const incomplete = book.figuresNeedSources ? pages.flatMap(withoutSources) : [];
    const bookFile = !target.book && pages.length > 0 ? stringify(book, { lineWidth: 110 }) : undefined;
    return { pages, bookFile, language: language.rules.code, files, incomplete };
  }
}

/** The least that a book needs, from the title and the parts of its documents. */
function bookOf(documents: readonly Document[], sections: readonly string[], language: Language): NewBook {
  const files = [...new Set(documents.map(({ file, folder }) => folder?.name ?? baseName(file)))];
  const title = documents[0]?.folder?.name ?? documents.find(({ divided }) => divided.title)?.divided.title;
  return newBook(title, files, sections, language);
}

function unread({ file, refused: error }: { file: string; refused: string }): FileReport {
  const nothing = { unit: 'line' as const, lines: 0, repairs: [], unsure: [], questions: [], parts: [] };
  return { file, error, ...nothing, counts: countsOf([]), lineCounts: {} };
}

const withoutSources = ({ slug, source }: Plan['pages'][number]): Plan['incomplete'] =>
  checkText(source, `questions/${slug}/index.mdx`, '.', { figures: true }).problems.map(
    ({ file, line, message }) => ({ file, line, message }),
  );

/** The pages of the questions that are taken. Those that cannot be written are added to `refused`. */
function written(taken: readonly Taken[], { target, language, book, refused }: Given): Plan['pages'] {
  const addresses = new Addresses(taken);
  return taken.flatMap(({ document, question, answer, wording, number, topic, slug, report }) => {
    const { file, folder, divided, surroundings } = document;
    const choice = report.guess && book.topics.map((one) => one.slug);
    const page = pageOf(
      {
        question: { ...question, text: wording },
        answer,
        number,
        topic,
        choice,
        // A page names a file of a folder by its path in it.
        file: (folder?.path ?? baseName(file)).replace(/\s+/g, ' '),
        unit: divided.unit,
        language: target.book?.language ?? language.rules.code,
      },
      divided.definitions,
      { picture: surroundings?.picture, page: (url) => addresses.pageAt(url, document) },
    );
    if ('refused' in page) {
      refused.set(question, page.refused);
      return [];
    }
    report.unsure.splice(question.notes.length + answer.notes.length, 0, ...page.notes);
    return [{ slug, source: page.source, pictures: page.pictures }];
  });
}

/** Decisions from question to question. */
class Decisions {
  readonly taken: Taken[] = [];
  private readonly given: Given;
  private readonly slugs: Set<string>;
  private readonly known: Similar<KnownQuestion>;
  /** Folders of the book's questions, by key of each of their wordings. */
  private readonly asked: Map<string, string>;

  constructor(given: Given) {
    const { target, language } = given;
    this.given = given;
    this.slugs = new Set(target.slugs);
    this.known = new Similar(language, target.known);
    this.asked = new Map(target.known.flatMap(({ slug, keys }) => keys.map((key) => [key, slug] as const)));
  }

  fileReport(document: Document): FileReport {
    const { file, repairs, divided, answers } = document;
    const answered = new Map(
      answeredOf(document).map(({ question: { text, line } }) => [wordingKey(text), line]),
    );
    const reports = new Map<FoundQuestion, QuestionReport>();
    const parts = divided.parts.map((part): PartReport => {
      if (part.kind !== 'question')
        return { from: part.from, to: part.to, kind: part.kind, reason: part.reason };
      const { from, to, question } = part;
      const answer = answers.get(question)!;
      const repeated = answer.missing === undefined ? undefined : answered.get(wordingKey(question.text));
      if (repeated !== undefined)
        return { from, to, kind: 'contents', reason: `repeats the question of line ${repeated}` };
      const report = reports.get(question) ?? this.questionReport(question, answer, document);
      reports.set(question, report);
      return { from, to, kind: report.status };
    });
    this.keepTopics(parts, divided.parts);
    const own = parts.filter(({ from, to }) => to >= from);
    const lineCounts: FileReport['lineCounts'] = {};
    for (const { from, to, kind } of own) lineCounts[kind] = (lineCounts[kind] ?? 0) + to - from + 1;
    const questions = [...reports.values()];
    const { unit, lines, warnings: unsure } = divided;
    return {
      file,
      unit,
      lines,
      repairs,
      unsure,
      questions,
      parts: own,
      counts: countsOf(questions),
      lineCounts,
    };
  }

  /** Headings that became topics are not left out: as parts they have no reason. */
  private keepTopics(reports: PartReport[], parts: Document['divided']['parts']): void {
    let topic: string | undefined;
    const named = new Set(this.taken.flatMap(({ question, report }) => (report.guess ? [] : [question])));
    reports.forEach((report, at) => {
      if (report.kind !== 'heading' || report.reason === 'title of the document') return;
      let next = at;
      while (parts[next]?.kind === 'heading') next++;
      const below = parts[next];
      const isNamed = below?.kind === 'question' && named.has(below.question);
      const title = isNamed ? this.given.sections.get(below.question) : undefined;
      if (!title || title === topic) return;
      topic = title;
      delete report.reason;
    });
  }

  private questionReport(question: FoundQuestion, answer: Answer, document: Document): QuestionReport {
    const { places, refused, target, language } = this.given;
    const place = places.get(question);
    const wording = place && 'wording' in place ? place.wording : question.text;
    const report = { question: wording, line: question.line, unsure: [...question.notes] };
    if (wording === '') return { ...report, status: 'refused', reason: 'it has no wording' };
    if (answer.missing !== undefined) return { ...report, status: 'unanswered', reason: answer.missing };
    const known = this.knownAs(question, wording);
    if (known !== undefined) return { ...report, status: 'existing', slug: known };
    if (place && 'repeats' in place) {
      const { file, line } = place.repeats;
      const where = `${file === document.file ? '' : `${file}, `}line ${line}`;
      return { ...report, status: 'duplicate', reason: `asks and answers the same as ${where}` };
    }
    const reason = refused.get(question);
    if (reason !== undefined) return { ...report, status: 'refused', reason };
    const near = place
      ? []
      : this.known
          .to(wording)
          .slice(0, 2)
          .map((other) => `it is similar to "${other.question}" (${other.slug})`);
    const number = target.highest + this.taken.length + 1;
    const slug = slugFor(wording, number, this.slugs, language);
    const key = wordingKey(wording);
    this.slugs.add(slug);
    this.known.add({ slug, question: wording, keys: [key], stems: [stems(wording, language)] });
    const alike = wording === question.text ? [] : ['others are worded like it; its number tells it apart'];
    const unsure = [...report.unsure, ...answer.notes, ...alike, ...near];
    const topic = this.topicOf(question, document);
    const done: QuestionReport = { ...report, status: 'taken', slug, ...topic, unsure };
    this.taken.push({ document, question, answer, wording, number, slug, topic: topic.topic, report: done });
    return done;
  }

  /**
   * The folder of a question that the book has. Of several that are worded alike, the first is the one that the book has
   * under their common wording: it was imported when it was alone.
   */
  private knownAs(question: FoundQuestion, wording: string): string | undefined {
    const own = this.asked.get(wordingKey(wording));
    if (own !== undefined) return own;
    const common = wordingKey(question.text);
    const shared = this.asked.get(common);
    this.asked.delete(common);
    return shared;
  }

  /** The topic that was named for all, or by a part of the document; else one that is to be chosen stands in for it. */
  private topicOf(
    question: FoundQuestion,
    { divided }: Document,
  ): { topic: string; guess?: { section?: string } } {
    const { topic, sections, book, target } = this.given;
    if (topic !== undefined) return { topic };
    const section = sections.get(question) ?? '';
    const titles = [
      section,
      ...question.sections.toReversed(),
      ...(target.book ? [] : [divided.title ?? '']),
    ];
    const named = namedTopic(book.topics, titles.filter(Boolean));
    if (named !== undefined) return { topic: named };
    // The last topic of a new book is for questions that stand in no part.
    if (!target.book || book.topics.length === 1) return { topic: book.topics.at(-1)!.slug };
    const called = section || question.sections[0];
    return { topic: book.topics[0]!.slug, guess: called === undefined ? {} : { section: called } };
  }
}
