import { wordingKey } from '#book/questions.ts';
import type { Language } from '#search/language.ts';
import { slugFor } from '../../add/slug.ts';
import type { Target } from '../../add/target.ts';
import { visibleText } from '../markdown/visible-text.ts';
import { answeredOf, type Document, type FoundAnswer } from '../questions/answer.ts';
import type { FoundQuestion } from '../questions/document.ts';
import { countsOf, type FileReport, type PartReport, type QuestionReport } from '../report/report.ts';
import { namedTopic, type NewBook } from './topics.ts';

interface Given {
  target: Target;
  topic: string | undefined;
  book: NewBook;
  language: Language;
  sections: ReadonlyMap<FoundQuestion, string>;
}

export interface Taken {
  document: Document;
  question: FoundQuestion;
  slug: string;
  answer: FoundAnswer;
  wording: string;
  number: number;
  topic: string;
  report: QuestionReport;
}

export function fileReport(
  { file, repairs, divided, answers }: Document,
  reports: ReadonlyMap<FoundQuestion, QuestionReport>,
): FileReport {
  const all = divided.parts.map((part): PartReport => {
    const { from, to } = part;
    if (part.kind !== 'question') return { from, to, kind: part.kind, reason: part.reason };
    const repeats = { kind: 'contents', reason: 'repeats a question that is answered' } as const;
    const kind = reports.get(part.question)?.status;
    return { from, to, ...(kind ? { kind } : repeats) };
  });
  const parts = all.filter(({ from, to }) => to >= from);
  const questions = [...answers.keys()].flatMap((question) => reports.get(question) ?? []);
  const { unit, lines } = divided.parsed;
  const read = { file, unit, lines, repairs, unsure: divided.warnings };
  return { ...read, questions, parts, counts: countsOf(questions) };
}

/** Decides from question to question, and gives those that are taken a wording, a number and an address of their own. */
export function decisions(documents: readonly Document[], given: Given) {
  const { target, language } = given;
  const taken: Taken[] = [];
  const slugs = new Set(target.slugs);
  const asked = new Map(target.known.flatMap(({ slug, keys }) => keys.map((key) => [key, slug] as const)));
  const answersTo = new Map<string, { said: string; file: string; line: number }[]>();
  const decide = (question: FoundQuestion, answer: FoundAnswer, document: Document): QuestionReport => {
    const { text, line } = question;
    const report = { question: text, line, unsure: question.notes };
    if (answer.missing !== undefined) return { ...report, status: 'unanswered', reason: answer.missing };
    const { file } = document;
    const others = answersTo.get(wordingKey(text)) ?? [];
    const said = visibleText(answer.blocks).replace(/\s+/g, ' ');
    const same = others.find((other) => other.said === said);
    const reason = `asks and answers the same as ${same?.file === file ? '' : `${same?.file}, `}line ${same?.line}`;
    if (same) return { ...report, status: 'duplicate', reason };
    let wording = text;
    for (let next = question.number ?? others.length + 1; answersTo.has(wordingKey(wording)); next++)
      wording = `${text} (${next})`;
    answersTo.set(wordingKey(wording), []).set(wordingKey(text), [...others, { said, file, line }]);
    const existing = asked.get(wordingKey(wording));
    if (existing !== undefined) return { ...report, question: wording, status: 'existing', slug: existing };
    const number = target.highest + taken.length + 1;
    const slug = slugFor(wording, number, slugs, language);
    slugs.add(slug);
    const apart = wording === text ? [] : ['others are worded like it; its number tells it apart'];
    const topic = topicOf(question, document, given);
    const unsure = [...report.unsure, ...apart];
    const done: QuestionReport = { ...report, question: wording, status: 'taken', slug, ...topic, unsure };
    taken.push({ document, question, answer, wording, number, slug, topic: topic.topic, report: done });
    return done;
  };
  const reports = documents.flatMap((document) => {
    const answered = new Set(answeredOf(document).map(({ question }) => wordingKey(question.text)));
    return [...document.answers].flatMap(([question, answer]) =>
      answer.missing !== undefined && answered.has(wordingKey(question.text))
        ? []
        : [[question, decide(question, answer, document)] as const],
    );
  });
  return { taken, reports: new Map(reports) };
}

/** The topic that was named for all, or by a part of the document; else one that is to be chosen stands in for it. */
function topicOf(
  question: FoundQuestion,
  { divided }: Document,
  { topic, sections, book, target }: Given,
): { topic: string } & Pick<QuestionReport, 'guess' | 'section'> {
  if (topic !== undefined) return { topic };
  const section = sections.get(question) ?? '';
  const title = target.book ? '' : (divided.title ?? '');
  const titles = [section, ...question.sections.toReversed(), title].filter(Boolean);
  const named = namedTopic(book.topics, titles);
  if (named !== undefined) return { topic: named };
  // The last topic of a new book is for questions that stand in no part.
  if (!target.book) return { topic: book.topics.at(-1)!.slug };
  const called = section || question.sections[0];
  const own = called === undefined ? {} : { section: called.replace(/\s+/g, ' ') };
  return { topic: book.topics[0]!.slug, ...(book.topics.length > 1 ? { guess: own } : own) };
}
