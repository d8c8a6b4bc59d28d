import type { Book, BookWords } from './schema.ts';

/** The language of a text, by the name of its file: `index.de.mdx`, `about.de.mdx`; undefined for what is no translation. */
export const translationIn = (file: string): string | undefined =>
  /\.([a-z]{2,3}(?:-[A-Za-z]+)*)\.(?:mdx|yaml)$/.exec(file)?.[1];

/** The name of a text's file, in the book's own language or in another: `index.mdx`, `index.de.mdx`. */
export const textFile = (name: string, language?: string): string =>
  `${name}${language === undefined ? '' : `.${language}`}.mdx`;

/** The words of a book in another language. */
export const wordsFile = (language: string): string => `book.${language}.yaml`;

/** A page that has what a question's folder or a page has: all pages are named by these. */
type Has = (kind: 'questions' | 'pages', slug: string) => boolean;

/**
 * A book in one of its other languages: its settings, with the words of that language. `translations` are then the languages
 * beside that, the book's own first. What would lead to pages that the translation has not is left out, and so are words
 * that nobody has translated, but for those that stand in pictures.
 *
 * @param has  Whether a question or a page is translated.
 */
export function translatedBook(book: Book, words: BookWords, language: string, has: Has): Book {
  const { topics, roles, ...others } = words;
  const { header, footer } = book.navigation ?? {};
  const named = (entries: typeof header) =>
    entries?.filter((entry) => typeof entry === 'string' && (lists.has(entry) || has('pages', entry)));
  const { navigation, avoid: _, stage, ...settings } = book;
  return {
    ...settings,
    ...(navigation && { navigation: { header: named(header), footer: named(footer) } }),
    ...(stage !== undefined && has('questions', stage) && { stage }),
    ...others,
    roles: { ...book.roles, ...roles },
    language,
    translations: [book.language, ...book.translations.filter((code) => code !== language)],
    topics: book.topics.map((topic) => ({
      ...topic,
      description: undefined,
      ...topics.find(({ slug }) => slug === topic.slug),
    })),
  };
}

const lists = new Set(['topics', 'search', 'practice', 'export']);
