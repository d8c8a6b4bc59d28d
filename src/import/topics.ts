import GithubSlugger from 'github-slugger';
import type { Book, Topic } from '#book/schema.ts';
import { fold } from '#search/tokens.ts';
import { shared, stems } from './similarity.ts';

/** What of a topic a question is placed by. */
export type NewTopic = Pick<Topic, 'slug' | 'title' | 'description'>;

/** What of a book its questions are placed by; the least that a new book.yaml holds. */
export type NewBook = Pick<Book, 'name' | 'tagline' | 'description' | 'figuresNeedSources'> & {
  topics: readonly NewTopic[];
};

/**
 * The topic whose title and description share most words with a question, its section and its answer, and whether it is
 * sure, since the section is called like it.
 */
export function guessTopic(
  topics: readonly NewTopic[],
  texts: { question: string; section: string; answer: string },
): { topic: string; sure: boolean } {
  const section = fold(texts.section).trim();
  const named = topics.find(
    ({ slug, title }) => section !== '' && [fold(title).trim(), slug].includes(section),
  );
  if (named) return { topic: named.slug, sure: true };
  const weights = [
    [stems(texts.section), 4],
    [stems(texts.question), 3],
    [stems(texts.answer), 1],
  ] as const;
  const scores = topics.map(({ slug, title, description = '' }) => {
    const name = stems(`${title} ${slug.replaceAll('-', ' ')}`);
    const more = new Set([...stems(description)].filter((word) => !name.has(word)));
    const scored = weights.map(([words, weight]) => weight * (3 * shared(name, words) + shared(more, words)));
    return scored.reduce((sum, score) => sum + score);
  });
  return { topic: topics[scores.indexOf(Math.max(...scores))]!.slug, sure: false };
}

/**
 * A book with what can be known of it.
 *
 * @param title     What its first document calls itself, if that says so.
 * @param files     Names of its documents.
 * @param sections  For each question the part of a document that it stands in; empty for none.
 */
export const newBook = (
  title: string | undefined,
  files: readonly string[],
  sections: readonly string[],
): NewBook => ({
  name: title ?? (files[0] ?? 'Questions').replace(/\.\w+$/, ''),
  tagline: 'Questions and answers.',
  description: `Questions and answers from ${files.join(', ') || 'a document'}.`,
  figuresNeedSources: false,
  topics: topicsFrom(sections),
});

/** Topics of a new book: the parts of its documents that hold questions, in order, or one for all. */
export function topicsFrom(sections: readonly string[]): NewTopic[] {
  const titles = [...new Set(sections)].filter((title) => title.trim() !== '').slice(0, 24);
  if (titles.length === 0) return [{ slug: 'questions', title: 'Questions' }];
  const slugger = new GithubSlugger();
  return titles.map((title, index) => {
    const ascii = (fold(title).match(/[a-z0-9]+/g) ?? []).join('-');
    return { slug: slugger.slug(ascii || `part-${index + 1}`), title };
  });
}
