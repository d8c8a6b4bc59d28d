import { parse } from 'biblatex-csl-converter';
import { messages } from '#messages/of-book.ts';
import { nearest, type Problem } from '../problem.ts';

export interface Reference {
  key: string;
  /** Family names with given names, or one name alone: of an organisation, or written in Chinese, Japanese or Korean. */
  authors: { family: string; given?: string | undefined }[];
  /** True where the list of authors ends in "and others". */
  othersOmitted: boolean;
  title: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string;
  year: string;
  /** Journal, proceedings or "arXiv:2106.09685"; else who has put it out, where that is no publisher. */
  venue: string;
  /** "2nd edition", in the language of the book, or as it is written where that is no number. */
  edition: string;
  /** Volume, number and pages of an article in a journal, as the language of the book has them: "39(3), 251–260". */
  within: string;
  /** Of what is no article of a journal, perhaps after its place: "Hoboken: Wiley". */
  publisher: string;
  /** Whether the work is a whole book, whose title some languages set apart. */
  isBook: boolean;
  isbn: string;
  /** Where the work can be had; without it there is a publisher or an ISBN. */
  url: string | undefined;
  line: number;
}

type TextNode = { type: string; text?: string; content?: TextNode[] } | TextNode[];
type NameNode = { family?: TextNode[]; given?: TextNode[]; prefix?: TextNode[]; literal?: TextNode[] };

function plain(nodes: unknown): string {
  if (typeof nodes === 'string') return nodes;
  if (!Array.isArray(nodes)) return '';
  const several = nodes as readonly TextNode[];
  return several
    .map((node) => (Array.isArray(node) ? plain(node) : (node.text ?? plain(node.content))))
    .join(Array.isArray(several[0]) ? messages.betweenAuthors : '');
}

const problemWords: Record<string, string> = {
  token_mismatch: 'a brace or quote is not closed',
  missing_equal_sign: 'a field has no "="',
  key_value_error: 'a field cannot be read',
  duplicate_entry: 'the key occurs twice',
  unknown_uri: 'the url is not a complete address',
  unknown_type: 'the type of the entry is unknown',
  invalid_date: 'a date is not one such as 2025-03-14',
  unexpected_eof: 'a brace or quote is not closed',
  unknown_crossref: 'its "crossref" names no entry',
};

/** What is wrong with one field says how that is written; else what is between entries or fields may be missing. */
const remedies: Readonly<Record<string, { expected: string; fix: string }>> = {
  invalid_date: {
    expected: 'date = {YYYY}, {YYYY-MM} or {YYYY-MM-DD}',
    fix: 'write the date in one of these forms',
  },
  unknown_uri: { expected: 'url = {https://…}', fix: 'write the whole address' },
};
const betweenFields = {
  expected:
    'entries such as @online{key, title = {…}, author = {Family, Given and …}, date = {2025}, url = {https://…}}',
  fix: 'look for a missing comma, brace or "=" in this entry or the one before it',
};

interface Entry {
  bib_type: string;
  entry_key: string;
  fields: Record<string, unknown>;
  unexpected_fields?: Record<string, unknown>;
}

/** Each could double the one before. */
const mostJoined = 10;

/**
 * Reads BibTeX. Every entry needs authors, title, date and what finds the work: a link (url, doi or arXiv eprint), or of
 * what is printed the ISBN or the publisher, because the site shows no source that a reader cannot find.
 *
 * @returns the references in order, without invalid ones; every problem with its line; and all keys, of invalid entries too.
 */
export function parseReferences(
  source: string,
  file: string,
): { references: Reference[]; problems: Problem[]; keys: ReadonlySet<string> } {
  const joined = [...source.matchAll(/@string\b[^@]*?#/gi)];
  if (joined.length > mostJoined) {
    const line = source.slice(0, joined[0]!.index).split('\n').length;
    const message = `More than ${mostJoined} texts of @string are joined from others (#), which can make them of any length.`;
    const problem = { file, line, message, expected: 'texts that are written out', fix: 'write them out' };
    return { references: [], problems: [problem], keys: new Set() };
  }
  const { entries, errors } = parse(source, { processUnexpected: true, processUnknown: true }) as {
    entries: Record<string, Entry>;
    errors: { type: string; line?: number; entry?: string }[];
  };
  const lines = entryLines(source);
  const lastLine = source.trimEnd().split('\n').length;
  const problems: Problem[] = errors.map(({ type, line, entry }) => ({
    file,
    line: line ?? lines.get(entry ?? '')?.[0] ?? lastLine,
    message: `The bibliography cannot be read here: ${problemWords[type] ?? type}${entry ? ` (entry "${entry}")` : ''}.`,
    ...(remedies[type] ?? betweenFields),
  }));
  const references: Reference[] = [];
  const seen = new Map<string, number>();
  for (const entry of Object.values(entries)) {
    const key = entry.entry_key;
    const [first = 1, second = first] = lines.get(key) ?? [];
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      problems.push({
        file,
        line: second,
        message: `The key "${key}" occurs twice (first in line ${earlier}).`,
        fix: 'remove one of the two entries or give it another key',
      });
      continue;
    }
    seen.set(key, first);
    // What is missing may be what could not be read.
    if (errors.some((error) => error.entry === key)) continue;
    const reference = referenceOf(entry, first);
    const problem = problemOf(reference);
    if (problem)
      problems.push({
        file,
        line: first,
        message: problem,
        expected:
          'author, title, date = {YYYY} or {YYYY-MM}, and url = {https://…}, doi or an arXiv eprint, or for a printed work isbn or publisher',
        fix: 'add what is missing, and take it from the work itself',
      });
    else references.push(reference);
  }
  return { references, problems, keys: new Set(lines.keys()) };
}

function referenceOf(entry: Entry, line: number): Reference {
  // The parser expects no eprint on some types of entry, but keeps it.
  const fields = { ...entry.unexpected_fields, ...entry.fields };
  const field = (name: string) => plain(fields[name]);
  const names = ((fields['author'] ?? fields['editor'] ?? []) as NameNode[]).map(nameOf);
  const authors = names.filter(({ family }) => family !== 'others' && family !== '');
  const eprint = field('eprint');
  const doi = field('doi');
  const date = String(fields['date'] ?? '');
  return {
    key: entry.entry_key,
    authors,
    othersOmitted: authors.length < names.length,
    title: field('title'),
    date,
    year: date.slice(0, 4),
    venue:
      field('journaltitle') ||
      field('booktitle') ||
      (eprint && `arXiv:${eprint}`) ||
      (!field('publisher') && (field('howpublished') || field('organization') || field('institution'))) ||
      '',
    edition: editionOf(field('edition')),
    within: field('journaltitle') && withinOf(field('volume'), field('number'), pageRanges(fields['pages'])),
    publisher: field('journaltitle') ? '' : publisherOf(field('location'), field('publisher')),
    isBook: /^(?:mv)?(?:book|collection|proceedings|reference)$/.test(entry.bib_type),
    isbn: field('isbn'),
    url:
      field('url') ||
      (doi && `https://doi.org/${doi}`) ||
      (eprint && `https://arxiv.org/abs/${eprint}`) ||
      undefined,
    line,
  };
}

/** Names of these scripts are said whole, and have no initials. */
const saidWhole = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

function nameOf(name: NameNode): Reference['authors'][number] {
  if (name.literal) return { family: plain(name.literal) };
  const family = [plain(name.prefix), plain(name.family)].filter(Boolean).join(' ');
  const given = plain(name.given);
  return saidWhole.test(family) ? { family: family + given } : { family, given: given || undefined };
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** Words that already name an edition, in the languages in which one may be written. */
const namesEdition = /(?<!\p{L})(?:ed(?:s?\.|n|ición|ição|ition)|éd|aufl|ausg|изд)|版|판$/iu;

/** Of a number, also as BibTeX has long had it: "Second", "2nd"; or of words, such as "6., revised". */
function editionOf(given: string): string {
  const number =
    Number(/^(\d+)(?:st|nd|rd|th|\.)?$/.exec(given)?.[1]) || ordinals.indexOf(given.toLowerCase()) + 1;
  if (number > 0) return messages.edition(number);
  return given === '' || namesEdition.test(given) ? given : messages.editionInWords(given);
}

const publisherOf = (place: string, publisher: string): string =>
  place && publisher ? messages.called(place, publisher) : place || publisher;

/** Pages as the parser has them, ranges of a first and perhaps a last one: "251–260, 270". */
const pageRanges = (ranges: unknown): string =>
  Array.isArray(ranges)
    ? (ranges as unknown[][]).map((range) => range.map(plain).join('–')).join(', ')
    : plain(ranges);

function withinOf(volume: string, number: string, pages: string): string {
  const issue = volume && number ? `${volume}(${number})` : volume || number;
  return issue && pages
    ? messages.issueAndPages(issue, pages)
    : issue || (pages && messages.pagesOfWork(pages));
}

/** The reason why a reader could not find the work, if there is one. */
function problemOf({ key, authors, title, date, url, isbn, publisher }: Reference): string | undefined {
  const missing = [
    authors.length === 0 && 'author',
    !title && 'title',
    !/^\d{4}/.test(date) && 'date',
    !url && !isbn && !publisher && 'url, doi, isbn or publisher',
  ].filter(Boolean);
  if (missing.length > 0) return `The source "${key}" has no ${missing.join(', no ')}.`;
  return !url || /^https?:\/\//.test(url) ? undefined : `The link of "${key}" is "${url}".`;
}

function entryLines(source: string): ReadonlyMap<string, number[]> {
  const lines = new Map<string, number[]>();
  source.split('\n').forEach((line, index) => {
    for (const [, key] of line.matchAll(/@\w+\s*[{(]\s*([^\s,{}()]+)\s*,/g))
      lines.set(key!, [...(lines.get(key!) ?? []), index + 1]);
  });
  return lines;
}

/** A key that is not in the bibliography, as a problem. */
export function unknownKey(
  key: string,
  known: Iterable<string>,
  place: Pick<Problem, 'file' | 'line' | 'column'>,
): Problem {
  const meant = nearest(key, known);
  return {
    ...place,
    message: `Unknown source "${key}".`,
    expected: 'a key from references.bib',
    fix: meant
      ? `did you mean "${meant}"? Otherwise add the entry to references.bib`
      : 'add the entry to references.bib or correct the key',
  };
}
