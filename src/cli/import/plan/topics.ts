import GithubSlugger from 'github-slugger';
import { messagesIn } from '#messages/languages.ts';
import type { Book, Topic } from '#book/schema.ts';
import type { Language } from '#search/language.ts';
import { fold } from '#search/tokens.ts';
import { slugOfTitle } from '../../add/slug.ts';

/** Fields of a topic that place a question. */
type NewTopic = Pick<Topic, 'slug' | 'title'>;

/** Fields of a book that place its questions; the least that a new book.yaml holds. */
export type NewBook = Pick<Book, 'name' | 'tagline' | 'description' | 'figuresNeedSources'> & {
  language?: string;
  topics: readonly NewTopic[];
};

/** The slug of the topic that is called like a part of the document; the first of these titles that names one counts. */
export const namedTopic = (topics: readonly NewTopic[], titles: readonly string[]): string | undefined =>
  titles
    .map((title) => fold(title).trim())
    .flatMap(
      (name) => topics.find(({ slug, title }) => [slug, fold(title).trim()].includes(name))?.slug ?? [],
    )[0];

/**
 * A book with what can be known of it.
 *
 * @param title     What its first document calls itself, if that says so.
 * @param files     Names of its documents.
 * @param sections  For each question the part of a document that it stands in; empty for none.
 * @param language  What they are written in, and whose words the book gets.
 */
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
  const named = titles.map((title, at) => ({
    slug: slugger.slug(slugOfTitle(title, language) || `part-${at + 1}`),
    title,
  }));
  const all = titles.length === new Set(sections).size;
  return all ? named : [...named, { slug: slugger.slug('other'), title: says.otherTopic }];
}

/**
 * The part of its document that each question stands in, as the title of its topic: the outermost that is not the whole of
 * it. Empty for a question above all parts.
 *
 * @param documents  `title`: what stands for a document without parts.
 */
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
