import GithubSlugger from 'github-slugger';
import type { Book, Topic } from '#book/schema.ts';
import { fold } from '#search/tokens.ts';
import { stems } from './similarity.ts';

/** What of a topic a question is placed by. */
export type NewTopic = Pick<Topic, 'slug' | 'title' | 'description'>;

/** What of a book its questions are placed by; the least that a new book.yaml holds. */
export type NewBook = Pick<Book, 'name' | 'tagline' | 'description' | 'figuresNeedSources'> & {
  topics: readonly NewTopic[];
};

/** A topic for a question, and whether anything speaks for it. */
export interface Guess {
  topic: string;
  sure: boolean;
}

/** The topic whose title and description share most words with a question, its section and its answer. */
export function guessTopic(
  topics: readonly NewTopic[],
  texts: { question: string; section: string; answer: string },
): Guess {
  const weights: [Set<string>, number][] = [
    [stems(texts.section), 4],
    [stems(texts.question), 3],
    [stems(texts.answer), 1],
  ];
  const scores = topics.map((topic) => {
    const title = stems(`${topic.title} ${topic.slug.replaceAll('-', ' ')}`);
    const description = stems(topic.description ?? '');
    return weights.reduce((sum, [words, weight]) => {
      const inTitle = [...title].filter((word) => words.has(word)).length;
      const inDescription = [...description].filter((word) => words.has(word) && !title.has(word)).length;
      return sum + weight * (3 * inTitle + inDescription);
    }, 0);
  });
  const best = Math.max(...scores);
  const section = fold(texts.section).trim();
  const named = topics.find(
    (topic) => section !== '' && [fold(topic.title).trim(), topic.slug].includes(section),
  );
  return named
    ? { topic: named.slug, sure: true }
    : { topic: topics[best > 0 ? scores.indexOf(best) : 0]!.slug, sure: false };
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
