import { wordingKey } from '#book/questions.ts';
import type { Language } from '#search/language.ts';
import { Similar } from '../../add/similarity.ts';
import { slugFor } from '../../add/slug.ts';
import type { KnownQuestion, Target } from '../../add/target.ts';
import type { Answer } from '../questions/answer.ts';
import { answeredOf, type Document } from '../questions/document.ts';
import type { FoundQuestion } from '../questions/parts.ts';
import type { Place } from '../questions/same-wording.ts';
import { countsOf, type FileReport, type PartReport, type QuestionReport } from '../report/report.ts';
import type { Placed } from './addresses.ts';
import { namedTopic, type NewBook } from './topics.ts';

/** Facts known before any question is looked at. */
export interface Given {
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
export interface Taken extends Placed {
  answer: Answer;
  wording: string;
  number: number;
  topic: string;
  report: QuestionReport;
}

/** Decisions from question to question. */
export class Decisions {
  readonly taken: Taken[] = [];
  private readonly given: Given;
  private readonly slugs: Set<string>;
  /** What the book has; questions of one document are often alike. */
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
    const answered = new Set(answeredOf(document).map(({ question }) => wordingKey(question.text)));
    const reports = new Map<FoundQuestion, QuestionReport>();
    const parts = divided.parts.map((part): PartReport => {
      if (part.kind !== 'question') {
        const { from, to, kind, reason } = part;
        return { from, to, kind, ...(reason !== undefined && { reason }) };
      }
      const { from, to, question } = part;
      const answer = answers.get(question)!;
      if (answer.missing !== undefined && answered.has(wordingKey(question.text)))
        return { from, to, kind: 'contents', reason: 'repeats a question that is answered' };
      const report = reports.get(question) ?? this.questionReport(question, answer, document);
      reports.set(question, report);
      return { from, to, kind: report.status };
    });
    const own = parts.filter(({ from, to }) => to >= from);
    const lineCounts: FileReport['lineCounts'] = {};
    for (const { from, to, kind } of own) lineCounts[kind] = (lineCounts[kind] ?? 0) + to - from + 1;
    const questions = [...reports.values()];
    const { unit, lines } = divided.parsed;
    const counts = countsOf(questions);
    return {
      file,
      unit,
      lines,
      repairs,
      unsure: divided.warnings,
      questions,
      parts: own,
      counts,
      lineCounts,
    };
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
    const near = place ? [] : this.known.to(wording).slice(0, 2);
    const number = target.highest + this.taken.length + 1;
    const slug = slugFor(wording, number, this.slugs, language);
    this.slugs.add(slug);
    const unsure = [
      ...report.unsure,
      ...answer.notes,
      ...(wording === question.text ? [] : ['others are worded like it; its number tells it apart']),
      ...near.map((other) => `it is similar to "${other.question}" (${other.slug})`),
    ];
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
    const [own, common] = [wording, question.text].map(wordingKey) as [string, string];
    const slug = this.asked.get(own) ?? this.asked.get(common);
    if (!this.asked.has(own)) this.asked.delete(common);
    return slug;
  }

  /** The topic that was named for all, or by a part of the document; else one that is to be chosen stands in for it. */
  private topicOf(
    question: FoundQuestion,
    { divided }: Document,
  ): { topic: string; guess?: { section?: string } } {
    const { topic, sections, book, target } = this.given;
    if (topic !== undefined) return { topic };
    const section = sections.get(question) ?? '';
    const title = target.book ? '' : (divided.title ?? '');
    const titles = [section, ...question.sections.toReversed(), title].filter(Boolean);
    const named = namedTopic(book.topics, titles);
    if (named !== undefined) return { topic: named };
    // The last topic of a new book is for questions that stand in no part.
    if (!target.book || book.topics.length === 1) return { topic: book.topics.at(-1)!.slug };
    const called = section || question.sections[0];
    return { topic: book.topics[0]!.slug, guess: called === undefined ? {} : { section: called } };
  }
}
