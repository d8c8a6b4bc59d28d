import { didYouMean, type Problem } from '#book/problem.ts';
import { wordingKey } from '#book/questions.ts';
import { unknownKey } from '#book/sources/references.ts';
import { waysOfReading, type Book, type QuestionData } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';
import type { TextReport } from '../text/spot.ts';

interface Checked {
  slug: string;
  data: QuestionData;
  citations: TextReport['citations'];
  locate: LocateField;
}

/**
 * Every check that needs more than one file. `keys` are those of all sources, of entries with errors too, and questions those
 * of all folders: what could not be read is there all the same.
 */
export function crossCheck(input: {
  questions: readonly (Pick<Checked, 'slug' | 'citations'> & {
    record?: Pick<Checked, 'data'>;
    locate?: LocateField;
  })[];
  /** The book's own pages. */
  pages: readonly Pick<Checked, 'citations'>[];
  book: Book;
  keys: ReadonlySet<string>;
}): Problem[] {
  const { pages, book, keys } = input;
  const slugs = input.questions.map(({ slug }) => slug);
  const questions = input.questions.flatMap(({ record, locate, ...rest }): Checked[] =>
    record && locate ? [{ ...rest, data: record.data, locate }] : [],
  );
  return [
    ...duplicates(questions),
    ...questions.flatMap((question) => [
      ...unknownTopics(question, book),
      ...deadRelations(question, slugs),
      ...wrongSources(question, keys, book.figuresNeedSources),
    ]),
    ...pages.flatMap(({ citations }) => unknownSources(citations, keys)),
  ];
}

function duplicates(questions: readonly Checked[]): Problem[] {
  const problems: Problem[] = [];
  const numbers = new Map<number, string>();
  const wordings = new Map<string, string>();
  const next = Math.max(0, ...questions.map(({ data }) => data.number ?? 0)) + 1;
  for (const { slug, data, locate } of questions) {
    const { number } = data;
    const other = number === undefined ? undefined : numbers.get(number);
    if (other !== undefined)
      problems.push({
        ...locate(['number']),
        message: `The number ${number} is already used by the question "${other}".`,
        expected: 'a number that no other question has; it is the address of the short link',
        fix: `use ${next}, or leave the line out`,
      });
    if (number !== undefined) numbers.set(number, slug);
    const wording = wordingKey(data.question);
    const same = wordings.get(wording);
    if (same !== undefined)
      problems.push({
        ...locate(['question']),
        message: `"${same}" asks the same question.`,
        expected: 'each question once',
        fix: 'merge the two, or say in the question how it differs',
      });
    wordings.set(wording, slug);
  }
  return problems;
}

function unknownTopics({ data, locate }: Checked, book: Book): Problem[] {
  const topics = book.topics.map(({ slug }) => slug);
  return data.topics.flatMap((topic, at) => {
    if (topics.includes(topic)) return [];
    return {
      ...locate(['topics', at]),
      message: `Unknown topic "${topic}".`,
      expected: `one of ${topics.join(', ')}`,
      fix: didYouMean(topic, topics, 'correct it, or add the topic to book.yaml'),
    };
  });
}

function deadRelations({ slug, data, locate }: Checked, slugs: readonly string[]): Problem[] {
  return data.related.flatMap(({ to }, at) => {
    if (slugs.includes(to) && to !== slug) return [];
    return {
      ...locate(['related', at, 'to']),
      message: `Related question "${to}" ${to === slug ? 'is this question itself' : 'does not exist'}.`,
      expected: 'the name of another folder in questions/',
      fix: didYouMean(to, slugs, `one of ${slugs.slice(0, 12).join(', ')}`),
    };
  });
}

const unknownSources = (citations: Checked['citations'], keys: ReadonlySet<string>): Problem[] =>
  citations
    .filter(({ citation }) => !keys.has(citation.of))
    .map(({ citation, file, line }) => unknownKey(citation.of, keys, { file, line }));

function wrongSources(
  { data, citations, locate }: Checked,
  keys: ReadonlySet<string>,
  described: boolean,
): Problem[] {
  const problems = unknownSources(citations, keys);
  const cited = new Set(citations.map(({ citation }) => citation.of));
  const listed = new Set(data.sources.map(({ key }) => key));
  for (const key of described ? cited : [])
    if (!listed.has(key) && keys.has(key))
      problems.push({
        draft: true,
        ...locate(['sources']),
        message: `The source "${key}" is cited, but "sources" does not say what it is used for.`,
        expected: 'an entry with "key" and "use": what it is used for, and the section or table',
        fix: `add "- key: ${key}" with its use to sources`,
      });
  data.sources.forEach(({ key, read, on }, at) => {
    const place = locate(['sources', at, 'key']);
    if (described && (read === undefined || on === undefined))
      problems.push({
        draft: true,
        ...place,
        message: `The entry of the source "${key}" does not say how and when it was read.`,
        expected: `"read", one of ${waysOfReading.join(', ')}, and "on" with the date`,
        fix: 'say what was read of it, because claims are checked at their sources',
      });
    if (!keys.has(key)) problems.push(unknownKey(key, keys, place));
    else if (!cited.has(key))
      problems.push({
        draft: true,
        ...place,
        message: `The source "${key}" is listed but never cited.`,
        expected: `<Cite of="${key}" /> where the text relies on it`,
        fix: 'cite it, or remove it from sources',
      });
  });
  return problems;
}
