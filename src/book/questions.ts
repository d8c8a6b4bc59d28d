import type { QuestionData, RelationKind, Topic } from './schema.ts';

/** A question with what follows from the others: its number and its file. */
export interface Question extends Omit<QuestionData, 'number'> {
  slug: string;
  number: number;
}

/** Questions of records, each with a number, keeping those that have one, and in their order. */
export function inOrder<R extends { slug: string; data: QuestionData }>(
  records: readonly R[],
): (Question & { record: R })[] {
  let next = Math.max(0, ...records.map(({ data }) => data.number ?? 0));
  return [...records]
    .sort((a, b) => a.slug.localeCompare(b.slug, 'en'))
    .map((record) => {
      const { slug, data } = record;
      return { ...data, slug, record, number: data.number ?? ++next };
    })
    .sort((a, b) => a.number - b.number);
}

/** The records with a number each: those that have none follow the highest that is or was in use, in order of their slugs. */
export function withNumbers<R extends { slug: string; data: QuestionData }>(
  records: readonly R[],
  published: readonly number[],
): R[] {
  let next = Math.max(0, ...published, ...records.map(({ data }) => data.number ?? 0));
  return records.map((record) =>
    record.data.number === undefined ? { ...record, data: { ...record.data, number: ++next } } : record,
  );
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

/** The key that two wordings of a question share: letters, digits, and the signs that distinguish C, C++ and C#. */
export function wordingKey(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim();
}

/** The title of a topic, or its slug where an author's server shows a question of one that the book has not. */
export const topicTitle = (
  { topics }: { topics: readonly Pick<Topic, 'slug' | 'title'>[] },
  slug: string,
): string => topics.find((topic) => topic.slug === slug)?.title ?? slug;

/** The topics that have a question, in the order of the book. */
export function topicsWithQuestions<T extends { slug: string }>(
  topics: readonly T[],
  questions: readonly { topics: readonly string[] }[],
): T[] {
  const used = new Set(questions.flatMap((question) => question.topics));
  return topics.filter(({ slug }) => used.has(slug));
}
