import { wordingKey } from '#book/questions.ts';
import type { Book, Topic } from '#book/schema.ts';
import { messagesIn } from '#messages/languages.ts';
import type { Language } from '#search/language.ts';
import { fold } from '#search/tokens.ts';
import GithubSlugger from 'github-slugger';
import { slugFor, slugOfTitle } from '../../add/slug.ts';
import type { Target } from '../../add/target.ts';
import { visibleText } from '../markdown/nodes.ts';
import { type FoundQuestion } from '../questions/document.ts';
import { answeredOf, type Document, type FoundAnswer } from '../questions/answer.ts';
import { countsOf, type FileReport, type PartReport, type QuestionReport } from '../report/report.ts';

interface Given {
  target: Target;
  topic: string | undefined;
  book: NewBook;
  language: Language;
  /** Parts of the documents that questions stand in, as topics. */
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
    if (part.kind !== 'question')
      return { from, to, kind: part.kind, ...(part.reason !== undefined && { reason: part.reason }) };
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
  /** The answers to each wording, as plain text, with where they stand. */
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

type NewTopic = Pick<Topic, 'slug' | 'title'>;

/** Fields of a book that place its questions; the least that a new book.yaml holds. */
export type NewBook = Pick<Book, 'name' | 'tagline' | 'description' | 'figuresNeedSources'> & {
  language?: string;
  topics: readonly NewTopic[];
};

export function namedTopic(topics: readonly NewTopic[], titles: readonly string[]): string | undefined {
  const names = ({ slug, title }: NewTopic) => [slug, fold(title).trim()];
  const called = (title: string) => topics.find((one) => names(one).includes(fold(title).trim()));
  return titles.map(called).find(Boolean)?.slug;
}

/** The settings of a new book, by its documents: `files` are their names, `sections` the part in which each question stands. */
export function newBook(
  title: string | undefined,
  files: readonly string[],
  sections: readonly string[],
  language: Language,
): NewBook {
  const { code } = language.rules;
  const says = messagesIn(code);
  return {
    name: title ?? files[0]?.replace(/\.\w+$/, '') ?? says.questions,
    tagline: says.questionsAndAnswers,
    description: files.length > 0 ? says.questionsFrom(files.join(', ')) : says.questionsAndAnswers,
    ...(code !== 'en' && { language: code }),
    figuresNeedSources: false,
    topics: topicsFrom(sections, language),
  };
}

/** Topics of a new book: the parts of its documents that hold questions, in order; last, one for questions in no part. */
export function topicsFrom(sections: readonly string[], language: Language): NewTopic[] {
  const says = messagesIn(language.rules.code);
  const titles = [...new Set(sections)].filter((title) => title.trim() !== '');
  if (titles.length === 0) return [{ slug: 'questions', title: says.questions }];
  const slugger = new GithubSlugger();
  const slugOf = (title: string, at: number) =>
    slugger.slug(slugOfTitle(title, language) || `part-${at + 1}`);
  const named = titles.map((title, at) => ({ slug: slugOf(title, at), title }));
  const all = titles.length === new Set(sections).size;
  return all ? named : [...named, { slug: slugger.slug('other'), title: says.otherTopic }];
}

/** The title of each question's topic: the outermost part of its document that is not the whole, or the document's `title`. */
export function topicSections<Q extends { sections: readonly string[] }>(
  documents: readonly { title: string | undefined; questions: readonly Q[] }[],
): Map<Q, string> {
  const titles = new Map<Q, string>();
  for (const { title = '', questions } of documents) {
    const parts = (level: number) => new Set(questions.map(({ sections }) => sections[level])).size;
    let level = 0;
    while (parts(level) === 1 && parts(level + 1) > 1 && parts(level + 1) <= questions.length / 2) level++;
    for (const question of questions) titles.set(question, question.sections[level] ?? title);
  }
  return titles;
}
