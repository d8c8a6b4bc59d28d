import { nearest, type Problem } from './problem.ts';
import { unknownKey, type Reference } from './references.ts';
import type { Book, QuestionData, RelationKind } from './schema.ts';

/** A question with what follows from the others: its number and its file. */
export interface Question extends Omit<QuestionData, 'number'> {
  slug: string;
  number: number;
}

/** Gives each question a number, keeping those that have one, and sorts by it. */
export function inOrder(questions: readonly (QuestionData & { slug: string })[]): Question[] {
  const taken = questions.map((question) => question.number ?? 0);
  let next = Math.max(0, ...taken);
  return [...questions]
    .sort((a, b) => a.slug.localeCompare(b.slug, 'en'))
    .map((question) => ({ ...question, number: question.number ?? ++next }))
    .sort((a, b) => a.number - b.number);
}

const reverse: Record<RelationKind, RelationKind> = {
  prerequisite: 'follow-up',
  'follow-up': 'prerequisite',
  contrast: 'contrast',
};

export interface Relation {
  kind: RelationKind;
  to: Question;
  why: string;
}

/**
 * Relations as both ends see them: a prerequisite there is a follow-up here, a contrast is mutual. What a question says
 * itself comes first, and of two questions that name each other each keeps its own words.
 */
export function relations(questions: readonly Question[]): Map<string, Relation[]> {
  const bySlug = new Map(questions.map((question) => [question.slug, question]));
  const out = new Map(
    questions.map(({ slug, related }) => [
      slug,
      related.flatMap(({ kind, to, why }): Relation[] => {
        const target = bySlug.get(to);
        return target ? [{ kind, to: target, why }] : [];
      }),
    ]),
  );
  const own = new Map([...out].map(([slug, list]) => [slug, new Set(list.map(({ to }) => to.slug))]));
  for (const question of questions)
    for (const { kind, to, why } of question.related)
      if (to !== question.slug && own.get(to)?.has(question.slug) === false)
        out.get(to)!.push({ kind: reverse[kind], to: question, why });
  return out;
}

/** What two wordings of the same question share: letters, digits, and the signs that tell C, C++ and C# apart. */
export function wordingKey(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim();
}

/** Where a field of a question stands, for messages. */
export type Locate = (slug: string, path: (string | number)[]) => Pick<Problem, 'file' | 'line' | 'column'>;

/** Every check that needs more than one file. */
export function crossCheck(input: {
  questions: readonly (QuestionData & { slug: string })[];
  book: Book;
  references: readonly Reference[];
  /** Keys that each question cites, with their places. */
  citations: ReadonlyMap<string, readonly { key: string; file: string; line?: number | undefined }[]>;
  locate: Locate;
  referencesFile: string;
}): Problem[] {
  const { questions, book, references, citations, locate } = input;
  const problems: Problem[] = [];
  const slugs = new Set(questions.map((question) => question.slug));
  const topics = new Map(book.topics.map((topic) => [topic.slug, topic]));
  const keys = new Set(references.map((reference) => reference.key));
  const used = new Set<string>();

  const numbers = new Map<number, string>();
  const wordings = new Map<string, string>();
  const formers = new Map<string, string>();
  for (const question of questions) {
    const { slug, number } = question;
    if (number !== undefined) {
      const other = numbers.get(number);
      if (other !== undefined) {
        problems.push({
          ...locate(slug, ['number']),
          message: `The number ${number} is taken by the question "${other}".`,
          expected: 'a number that no other question has; it is the address of the short link',
          fix: `use ${Math.max(...questions.map((question) => question.number ?? 0)) + 1}, or leave the line out`,
        });
      }
      numbers.set(number, slug);
    }
    const wording = wordingKey(question.question);
    const twin = wordings.get(wording);
    if (twin !== undefined) {
      problems.push({
        ...locate(slug, ['question']),
        message: `"${twin}" asks the same question.`,
        expected: 'each question once',
        fix: 'merge the two, or say in the question what sets it apart',
      });
    }
    wordings.set(wording, slug);
    question.topics.forEach((topic, index) => {
      if (topics.has(topic)) return;
      const meant = nearest(topic, topics.keys());
      problems.push({
        ...locate(slug, ['topics', index]),
        message: `Unknown topic "${topic}".`,
        expected: `one of ${[...topics.keys()].join(', ')}`,
        fix: meant ? `did you mean "${meant}"?` : 'correct it, or add the topic to book.yaml',
      });
    });
    question.related.forEach((relation, index) => {
      if (relation.to === slug) {
        problems.push({
          ...locate(slug, ['related', index, 'to']),
          message: 'The question is related to itself.',
          fix: 'name another question or remove the entry',
        });
      } else if (!slugs.has(relation.to)) {
        const meant = nearest(relation.to, slugs);
        problems.push({
          ...locate(slug, ['related', index, 'to']),
          message: `Related question "${relation.to}" does not exist.`,
          expected: 'the name of a folder in questions/',
          fix: meant ? `did you mean "${meant}"?` : `one of ${[...slugs].slice(0, 12).join(', ')}`,
        });
      }
    });
    question.formerly.forEach((former, index) => {
      const taken = slugs.has(former) ? former : formers.get(former);
      formers.set(former, slug);
      if (taken === undefined) return;
      problems.push({
        ...locate(slug, ['formerly', index]),
        message: `The former address "${former}" is that of "${taken}".`,
        expected: 'an address that leads to one question',
        fix: 'remove it here, or rename the other question',
      });
    });
    const cited = citations.get(slug) ?? [];
    for (const { key, file, line } of cited) {
      used.add(key);
      if (!keys.has(key)) problems.push(unknownKey(key, keys, { file, line }));
    }
    const citedKeys = new Set(cited.map((citation) => citation.key));
    const described = new Set(question.sources.map((source) => source.key));
    for (const key of book.figuresNeedSources ? citedKeys : []) {
      if (described.has(key) || !keys.has(key)) continue;
      problems.push({
        ...locate(slug, ['sources']),
        message: `The source "${key}" is cited, but sources does not say what for.`,
        expected: 'an entry with "key" and "use": what it is used for, and the section or table',
        fix: `add "- key: ${key}" with its use to sources`,
      });
    }
    question.sources.forEach((source, index) => {
      if (!keys.has(source.key)) {
        problems.push(unknownKey(source.key, keys, locate(slug, ['sources', index, 'key'])));
      } else if (!citedKeys.has(source.key)) {
        used.add(source.key);
        problems.push({
          ...locate(slug, ['sources', index, 'key']),
          message: `The source "${source.key}" is listed but never cited.`,
          expected: `<Cite of="${source.key}" /> where the text relies on it`,
          fix: 'cite it, or remove it from sources',
        });
      }
    });
  }
  for (const reference of references) {
    if (!used.has(reference.key)) {
      problems.push({
        file: input.referencesFile,
        line: reference.line,
        message: `The source "${reference.key}" is used by no question.`,
        fix: 'cite it, or remove the entry',
      });
    }
  }
  problems.push(...cycles(questions, locate));
  return problems;
}

/** Prerequisites must lead somewhere: a cycle among them would send the reader in circles. */
function cycles(questions: readonly (QuestionData & { slug: string })[], locate: Locate): Problem[] {
  const needs = new Map<string, { to: string; index: number; of: string }[]>();
  const add = (from: string, to: string, of: string, index: number) =>
    needs.set(from, [...(needs.get(from) ?? []), { to, of, index }]);
  for (const question of questions) {
    question.related.forEach(({ kind, to }, index) => {
      if (kind === 'prerequisite') add(question.slug, to, question.slug, index);
      if (kind === 'follow-up') add(to, question.slug, question.slug, index);
    });
  }
  const state = new Map<string, 'open' | 'done'>();
  const problems: Problem[] = [];
  const visit = (slug: string, trail: string[]) => {
    state.set(slug, 'open');
    for (const { to, of, index } of needs.get(slug) ?? []) {
      if (state.get(to) === 'open') {
        const circle = [...trail.slice(trail.indexOf(to)), to];
        problems.push({
          ...locate(of, ['related', index, 'to']),
          message: `Prerequisites run in a circle: ${circle.join(' needs ')}.`,
          expected: 'prerequisites without a circle',
          fix: 'make one of these relations a contrast, or remove it',
        });
      } else if (!state.has(to)) visit(to, [...trail, to]);
    }
    state.set(slug, 'done');
  };
  for (const question of questions) if (!state.has(question.slug)) visit(question.slug, [question.slug]);
  return problems;
}
