import { basePathIn, hasText, href, languageFolder, translation } from '#project/site.ts';
import { allQuestions, theBook } from './content.ts';

/** A language of the book, as a page leads to it. */
interface PageLanguage {
  code: string;
  /** In its own words: Deutsch. */
  name: string;
  /** Whether it has the page. */
  has: boolean;
  /** The page below the site's origin, or else the home page of the language, which says so where a text is not translated. */
  to: string;
}

/** The notice on the home page of a translation for a reader who came from a text that is not translated. */
export const saysWhatLacks = '#untranslated';

/** Pages that every language has. */
const lists = /^\/(?:(?:topics|search|practice|export)\/)?$/;

/** Whether a page is in a language; undefined is the book's own, which lacks none. */
async function has(path: string, language: string | undefined): Promise<boolean> {
  if (lists.test(path)) return true;
  const [, folder, slug] = /^\/(?:(questions|topics|difficulty)\/)?([a-z0-9-]+)\/$/.exec(path) ?? [];
  if (slug === undefined) return false;
  if (folder === 'questions') return hasText('questions', slug, language);
  if (folder === undefined) return hasText('pages', slug, language);
  const questions = await allQuestions();
  return questions.some(
    ({ topics, difficulty, slug: own }) =>
      (folder === 'topics' ? topics.includes(slug) : difficulty === slug) &&
      hasText('questions', own, language),
  );
}

/**
 * The languages of the book, its own first; empty in a book of one language.
 *
 * @param path  Of a page, below the path of its language.
 */
export async function languagesOf(path: string): Promise<PageLanguage[]> {
  const { language, translations } = await theBook();
  const own = translation === undefined ? language : translations[0]!;
  const others = [language, ...translations].filter((code) => code !== own).sort();
  if (others.length === 0) return [];
  return Promise.all(
    [own, ...others].map(async (code) => {
      const folder = code === own ? undefined : code;
      const known = await has(path, folder);
      // An author's server answers all below its own path, and says how to see the other language.
      const home = import.meta.env.DEV && code !== language ? href(languageFolder(code)) : basePathIn(folder);
      return {
        code,
        name: new Intl.DisplayNames(code, { type: 'language' })
          .of(code)!
          .replace(/^./u, (first) => first.toUpperCase()),
        has: known,
        to: home + (known ? path.slice(1) : folder === undefined ? '' : saysWhatLacks),
      };
    }),
  );
}

/** Where the same page is in each of the languages, if it is in several. */
export async function alternatesOf(path: string): Promise<PageLanguage[]> {
  const languages = (await languagesOf(path)).filter(({ has }) => has);
  return languages.length > 1 ? languages : [];
}

/** The home page of each language, below the site's origin. */
export async function languageHomes(): Promise<string[]> {
  const languages = await languagesOf('/');
  return languages.length > 0 ? languages.map(({ to }) => to) : [basePathIn()];
}
