import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { inOrder, type Question } from './questions.ts';
import type { Reference } from './references.ts';
import type { Book, Topic } from './schema.ts';

/** The only door to content. Pages never read a collection by themselves. */

export type QuestionEntry = CollectionEntry<'questions'>;

export async function theBook(): Promise<Book> {
  return (await getEntry('book', 'book'))!.data;
}

export async function allQuestions(): Promise<(Question & { entry: QuestionEntry })[]> {
  const entries = await getCollection('questions');
  const bySlug = new Map(entries.map((entry) => [entry.id, entry]));
  return inOrder(entries.map((entry) => ({ ...entry.data, slug: entry.id }))).map((question) => ({
    ...question,
    entry: bySlug.get(question.slug)!,
  }));
}

export async function allReferences(): Promise<Map<string, Reference>> {
  const { all } = (await getEntry('references', 'references'))!.data as { all: Reference[] };
  return new Map(all.map((reference) => [reference.key, reference]));
}

/** Topics that have a question, in the order of the book. */
export async function topicsInUse(): Promise<(Topic & { questions: Question[] })[]> {
  const [book, questions] = await Promise.all([theBook(), allQuestions()]);
  return book.topics
    .map((topic) => ({
      ...topic,
      questions: questions.filter((question) => question.topics.includes(topic.slug)),
    }))
    .filter((topic) => topic.questions.length > 0);
}
