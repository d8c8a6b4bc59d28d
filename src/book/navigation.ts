import type { BookPage } from './book-page.ts';
import type { Book } from './schema.ts';

interface NavigationLink {
  label: string;
  /** Below the base path, or the whole address of another site. */
  to: string;
}

interface ListNames {
  topics: string;
  allTopics: string;
  search: string;
  downloads: string;
  practice: string;
}

/** The lists that a book has, by the names that its settings give them. */
const listsOf = ({ practice, exports }: Pick<Book, 'practice' | 'exports'>): string[] => [
  'topics',
  'search',
  ...(practice ? ['practice'] : []),
  ...(exports ? ['export'] : []),
];

type Entry = string | { to: string; label: string };
type Page = Pick<BookPage, 'slug' | 'data'>;

/** Whether an entry leads to another site. */
export const isForeign = (to: string): boolean => /^[a-z]+:/i.test(to);

/** Where an entry leads: it is the name of a page or of a list, a path, or a whole address. */
export const entryTarget = (entry: Entry): string => {
  const to = typeof entry === 'string' ? entry : entry.to;
  return isForeign(to) || to.startsWith('/') ? to : `/${to}/`;
};

/**
 * The links of header and footer in order: those that the book names, or its topics and the pages that have a word for the
 * menu, and below them everything else. Practice, where a book has it, is linked in the footer, and in the header too if it
 * fits beside the rest.
 *
 * @param pages  In page order.
 */
export function navigationOf(
  book: Pick<Book, 'navigation' | 'practice' | 'exports'>,
  pages: readonly Page[],
  names: ListNames,
): { header: NavigationLink[]; footer: NavigationLink[] } {
  const bySlug = new Map(pages.map((page) => [page.slug, page.data]));
  const labels: Record<string, string> = {
    search: names.search,
    practice: names.practice,
    export: names.downloads,
  };
  const linked = (entries: readonly Entry[], topics: string): NavigationLink[] =>
    entries.map((entry) => {
      const to = entryTarget(entry);
      if (typeof entry !== 'string') return { label: entry.label, to };
      const page = bySlug.get(entry);
      if (page) return { label: page.menu ?? page.title, to };
      return { label: labels[entry] ?? topics, to };
    });
  const usual = ['topics', ...pages.filter(({ data }) => data.menu).map(({ slug }) => slug)];
  const withPractice = book.practice ? [...usual, 'practice'] : usual;
  const fits = !needsOwnLine(linked(withPractice, names.topics));
  const header = linked(book.navigation?.header ?? (fits ? withPractice : usual), names.topics);
  const above = new Set(header.map(({ to }) => to));
  const rest = pages
    .filter(({ slug }) => !above.has(`/${slug}/`))
    .map(({ slug, data }) => ({ to: slug, label: data.title }));
  const footer = linked(book.navigation?.footer ?? [...listsOf(book), ...rest], names.allTopics);
  return { header, footer };
}

/** Letters of all links that fit on one line of a phone; wide ones count twice. */
const mostInLine = 14;

/** Whether the header of a phone has its links in a line of their own. */
export const needsOwnLine = (links: readonly NavigationLink[]): boolean =>
  links.reduce((sum, { label }) => sum + label.replace(/[^\0-\u{10ff}]/gu, 'wi').length, 0) > mostInLine;

/** Whether an entry is the name of a list or page, which has a label of its own. */
export const isNamed = (
  entry: string,
  slugs: ReadonlySet<string>,
  book: Pick<Book, 'practice' | 'exports'>,
): boolean => listsOf(book).includes(entry) || slugs.has(entry);

/** Of the generator's addresses those that a book has switched off. */
export const switchedOff = (book: Pick<Book, 'practice' | 'exports'> | undefined): ReadonlySet<string> =>
  new Set([
    ...(book?.practice === false ? ['practice'] : []),
    ...(book?.exports === false ? ['export'] : []),
  ]);
