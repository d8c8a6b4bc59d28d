import { wordingKey } from '#book/questions.ts';
import type { Language } from '#search/language.ts';
import { slugFor } from '../../add/slug.ts';
import type { Target } from '../../add/target.ts';
import type { FoundAnswer } from '../questions/answer.ts';
import { answeredOf, type Document } from '../questions/document.ts';
import type { FoundQuestion } from '../questions/parts.ts';
import type { WordingOutcome } from '../questions/same-wording.ts';
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
  places: ReadonlyMap<FoundQuestion, WordingOutcome>;
  /** Parts of the documents that questions stand in, as topics. */
  sections: ReadonlyMap<FoundQuestion, string>;
  /** Why pages cannot be written, as far as that was tried. */
  refused: Map<FoundQuestion, string>;
}

/** A question that is taken, and what is reported of it. */
export interface Taken extends Placed {
  answer: FoundAnswer;
  wording: string;
  number: number;
  topic: string;
  report: QuestionReport;
}

/** The report of a file, with what `decide` says of each of its questions that has an answer or lacks one. */
export function fileReport(
  document: Document,
  decide: (question: FoundQuestion, answer: FoundAnswer, document: Document) => QuestionReport,
): FileReport {
  const { file, repairs, divided, answers } = document;
  const answered = new Set(answeredOf(document).map(({ question }) => wordingKey(question.text)));
  const reports = new Map<FoundQuestion, QuestionReport>();
  const parts = divided.parts.map((part): PartReport => {
    const { from, to } = part;
    if (part.kind !== 'question') {
      const { kind, reason } = part;
      return { from, to, kind, ...(reason !== undefined && { reason }) };
    }
    const { question } = part;
    const answer = answers.get(question)!;
    if (answer.missing !== undefined && answered.has(wordingKey(question.text)))
      return { from, to, kind: 'contents', reason: 'repeats a question that is answered' };
    const report = reports.get(question) ?? decide(question, answer, document);
    reports.set(question, report);
    return { from, to, kind: report.status };
  });
  const own = parts.filter(({ from, to }) => to >= from);
  const questions = [...reports.values()];
  const { unit, lines } = divided.parsed;
  const read = { file, unit, lines, repairs, unsure: divided.warnings };
  return { ...read, questions, parts: own, counts: countsOf(questions) };
}

/** Decides from question to question, and keeps those that are taken. */
export function decisions(given: Given) {
  const { target, language, places, refused } = given;
  const taken: Taken[] = [];
  const slugs = new Set(target.slugs);
  const asked = new Map(target.known.flatMap(({ slug, keys }) => keys.map((key) => [key, slug] as const)));
  const decide = (question: FoundQuestion, answer: FoundAnswer, document: Document): QuestionReport => {
    const place = places.get(question);
    const wording = place && 'wording' in place ? place.wording : question.text;
    const report = { question: wording, line: question.line, unsure: [...question.notes] };
    if (wording === '') return { ...report, status: 'refused', reason: 'it has no wording' };
    if (answer.missing !== undefined) return { ...report, status: 'unanswered', reason: answer.missing };
    const existing = asked.get(wordingKey(wording));
    if (existing !== undefined) return { ...report, status: 'existing', slug: existing };
    if (place && 'repeats' in place) {
      const { file, line } = place.repeats;
      const where = `${file === document.file ? '' : `${file}, `}line ${line}`;
      return { ...report, status: 'duplicate', reason: `asks and answers the same as ${where}` };
    }
    const reason = refused.get(question);
    if (reason !== undefined) return { ...report, status: 'refused', reason };
    const number = target.highest + taken.length + 1;
    const slug = slugFor(wording, number, slugs, language);
    slugs.add(slug);
    const unsure = [
      ...report.unsure,
      ...answer.notes,
      ...(wording === question.text ? [] : ['others are worded like it; its number tells it apart']),
    ];
    const topic = topicOf(question, document, given);
    const done: QuestionReport = { ...report, status: 'taken', slug, ...topic, unsure };
    taken.push({ document, question, answer, wording, number, slug, topic: topic.topic, report: done });
    return done;
  };
  return { taken, decide };
}

/** The topic that was named for all, or by a part of the document; else one that is to be chosen stands in for it. */
function topicOf(
  question: FoundQuestion,
  { divided }: Document,
  { topic, sections, book, target }: Given,
): { topic: string; guess?: { section?: string } } {
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
