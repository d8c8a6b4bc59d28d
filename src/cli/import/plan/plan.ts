import { decoded } from '#book/decoded.ts';
import { languageNamed } from '#search/named-language.ts';
import { slug as anchorOf } from 'github-slugger';
import { stringify } from 'yaml';
import { plainLanguageOf } from '../../add/language.ts';
import type { CopiedPicture } from '../../add/put-files.ts';
import type { Target } from '../../add/target.ts';
import { visible } from '../markdown/visible-text.ts';
import { decisions, fileReport, type Taken } from './decisions.ts';
import { newBook, type NewBook, topicSections } from './topics.ts';
import { answeredOf, type Document, type Source } from '../questions/answer.ts';
import { countsOf, type FileReport } from '../report/report.ts';
import { pageOf } from './page.ts';

export interface Plan {
  pages: { slug: string; source: string; pictures: CopiedPicture[] }[];
  bookFile: string | undefined;
  language: string;
  known: boolean;
  files: FileReport[];
}

/** Decides what becomes of every question and line; writes nothing. `topic`: one for all questions. */
export function planImport(sources: readonly Source[], target: Target, topic?: string): Plan {
  const documents = sources.filter((source) => 'divided' in source);
  const asked = documents.flatMap(answeredOf);
  const titled = documents.map((document) => {
    const questions = answeredOf(document).map(({ question }) => question);
    return { title: documents.length > 1 ? document.divided.title : undefined, questions };
  });
  const sections = topicSections(titled);
  const texts = asked.flatMap(({ question, answer }) => [question.text, ...answer.blocks.map(visible)]);
  const plain = target.book ? target.language : plainLanguageOf(texts);
  const language = plain ?? languageNamed('en');
  const book = target.book ?? newBook(...namesOf(documents), [...sections.values()], language);
  const { taken, reports } = decisions(documents, { target, topic, book, language, sections });
  const pages = written(taken, book.topics, target.book?.language ?? language.rules.code);
  const files = sources.map((source) => ('divided' in source ? fileReport(source, reports) : unread(source)));
  const bookFile = !target.book && pages.length > 0 ? stringify(book, { lineWidth: 110 }) : undefined;
  return { pages, bookFile, language: language.rules.code, known: plain !== undefined, files };
}

function namesOf(documents: readonly Document[]): [title: string | undefined, files: string[]] {
  const named = documents.map(({ file, folder }) => folder?.name ?? file.split(/[\\/]/).at(-1)!);
  const titled = documents.find(({ divided }) => divided.title);
  return [documents[0]?.folder?.name ?? titled?.divided.title, [...new Set(named)]];
}

function unread({ file, refused: error }: { file: string; refused: string }): FileReport {
  const nothing = { unit: 'line' as const, lines: 0, repairs: [], unsure: [], questions: [], parts: [] };
  return { file, error, ...nothing, counts: countsOf([]) };
}

/** The pages of the questions that are taken. Those that cannot be written are reported as refused. */
function written(taken: readonly Taken[], topics: NewBook['topics'], language: string): Plan['pages'] {
  const pageAt = addressesOf(taken);
  const all = taken.map((one) => {
    const { document, report, slug } = one;
    const page = pageOf(one, { topics, language, page: (url) => pageAt(url, document) });
    if ('refused' in page)
      Object.assign(report, { status: 'refused', reason: page.refused, slug: undefined });
    return { slug, report, page };
  });
  const left = taken.filter(({ report }) => report.status === 'taken');
  // No link may lead to a page that cannot be written.
  if (left.length < taken.length) return written(left, topics, language);
  return all.flatMap(({ slug, report, page }) => {
    if ('refused' in page) return [];
    report.unsure.push(...page.notes);
    return [{ slug, source: page.source, pictures: page.pictures }];
  });
}

/** The page of the book that a link within the documents means; undefined if it means none. */
function addressesOf(placed: readonly Taken[]) {
  const own = Map.groupBy(placed, ({ document }) => document);
  // Documents that hold nothing else are their page.
  const notes = placed.filter(({ document }) => document.divided.whole);
  const whole = new Map(notes.map(({ document, slug }) => [document.file, slug]));
  return (url: string, document: Document): string | undefined => {
    const slug = url.startsWith('#')
      ? slugOfAnchor(decoded(url.slice(1)).toLowerCase(), own.get(document) ?? [])
      : whole.get(document.surroundings?.document(url) ?? '');
    return slug === undefined ? undefined : `/questions/${slug}/`;
  };
}

/** The question that an anchor means, by its wording, perhaps with a number before it. */
const slugOfAnchor = (anchor: string, placed: readonly Taken[]): string | undefined =>
  placed.find(({ question }) => {
    const own = anchorOf(question.text);
    const before = anchor.slice(0, -own.length);
    return own !== '' && anchor.endsWith(own) && /^(?:\p{L}*-?\d+\p{L}?-*)?$/u.test(before);
  })?.slug;
