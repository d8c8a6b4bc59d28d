import { kept } from './kept.ts';

/** A question's page as readers get it, and as other programs do. */
export interface FinishedPage {
  number: number;
  /** Its canonical address. */
  address: string;
  /** Its question and short answer as plain text. */
  question: string;
  shortAnswer: string;
  /** The answer as search reads it. */
  searched: string;
  /** All files of the site that belong to this question alone, by path: its page, its Markdown, its short link, its card. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** Names of what the pages that earlier builds have finished depend on, by slug. */
export function keptKeys(): ReadonlyMap<string, string> {
  const rows = kept().prepare('SELECT slug, key FROM pages').all() as { slug: string; key: string }[];
  return new Map(rows.map(({ slug, key }) => [slug, key]));
}

/** A page that `keptKeys` names, without what search reads; see searchedPages. */
export function keptPage(slug: string): Omit<FinishedPage, 'searched'> {
  const { about } = kept().prepare('SELECT about FROM pages WHERE slug = ?').get(slug) as { about: string };
  const files = kept().prepare('SELECT path, content FROM files WHERE slug = ?').all(slug) as {
    path: string;
    content: Uint8Array;
  }[];
  return {
    ...(JSON.parse(about) as Pick<FinishedPage, 'number' | 'address' | 'question' | 'shortAnswer'>),
    files: new Map(files.map(({ path, content }) => [path, content])),
  };
}

/** The answers of a book as search reads them, by the paths of their pages and in the order of these. */
export function* searchedPages(keys: Readonly<Record<string, string>>): Generator<[string, string]> {
  const searched = kept().prepare('SELECT searched FROM pages WHERE slug = ?');
  const paths = Object.keys(keys).map((slug) => [`questions/${slug}/index.html`, slug] as const);
  for (const [path, slug] of paths.sort(([a], [b]) => (a < b ? -1 : 1)))
    yield [path, (searched.get(slug) as { searched: string }).searched];
}

/**
 * Keeps finished pages, all or none.
 *
 * @param keys  Names of what each depends on, by slug.
 */
export function keepPages(
  pages: Iterable<readonly [slug: string, page: FinishedPage]>,
  keys: Readonly<Record<string, string>>,
): void {
  const database = kept();
  const keepPage = database.prepare('INSERT INTO pages (slug, key, about, searched) VALUES (?, ?, ?, ?)');
  const keepFile = database.prepare('INSERT INTO files (slug, path, content) VALUES (?, ?, ?)');
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const [slug, { searched, files, ...about }] of pages) {
      forget(slug);
      keepPage.run(slug, keys[slug]!, JSON.stringify(about), searched);
      for (const [path, content] of files) keepFile.run(slug, path, content);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Forgets the pages of questions that are no longer in the book. */
export function forgetOthers(keys: Readonly<Record<string, string>>): void {
  for (const slug of keptKeys().keys()) if (!Object.hasOwn(keys, slug)) forget(slug);
}

function forget(slug: string): void {
  for (const table of ['pages', 'files']) kept().prepare(`DELETE FROM ${table} WHERE slug = ?`).run(slug);
}
