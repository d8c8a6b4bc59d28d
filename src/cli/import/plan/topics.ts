import type { Book, Topic } from '#book/schema.ts';
import { messagesIn } from '#messages/languages.ts';
import type { Language } from '#search/language.ts';
import { fold } from '#search/tokens.ts';
import GithubSlugger from 'github-slugger';
import { slugOfTitle } from '../../add/slug.ts';

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

/** The settings of a new book: `files` are its documents, `sections` the part in which each question stands. */
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

/** Topics of a new book: the parts of its documents, in order; last, one for questions in no part. */
export function topicsFrom(sections: readonly string[], language: Language): NewTopic[] {
  const says = messagesIn(language.rules.code);
  const titles = [...new Set(sections)].filter((title) => title.trim() !== '');
  if (titles.length === 0) return [{ slug: 'questions', title: says.questions }];
  const slugs = new GithubSlugger();
  const slugOf = (title: string, n: number) => slugs.slug(slugOfTitle(title, language) || `part-${n + 1}`);
  const named = titles.map((title, at) => ({ slug: slugOf(title, at), title }));
  const all = titles.length === new Set(sections).size;
  return all ? named : [...named, { slug: slugs.slug('other'), title: says.otherTopic }];
}

/** The title of each question's topic: the outermost part of its document that is not the whole, or its title. */
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
