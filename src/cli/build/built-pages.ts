import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '#book/published.ts';

const foldersOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/** The questions' pages of a built site, without those that only lead elsewhere, and its topics. */
export function builtPages(site: string): { questions: { slug: string; html: string }[]; topics: string[] } {
  const pages = (folder: string) =>
    foldersOf(join(site, folder)).map((slug) => ({
      slug,
      html: readFileSync(join(site, folder, slug, 'index.html'), 'utf8'),
    }));
  return {
    questions: pages('questions').filter(({ html }) => html.includes('<article ')),
    topics: pages('topics')
      .filter(({ html }) => !isRedirect(html))
      .map(({ slug }) => slug),
  };
}

const isRedirect = (html: string): boolean => html.includes('id="target"');

/** The same as the check of published addresses asks for it; an address that leads elsewhere counts as the page there. */
export function siteOf(folder: string): Site {
  const pages = builtPages(folder);
  const bySlug = new Map(pages.questions.map((page) => [page.slug, page]));
  const at = (kind: string, slug: string): string | undefined => {
    const path = join(folder, kind, slug, 'index.html');
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return {
    question(slug) {
      const own = bySlug.get(slug);
      if (own) return own;
      const target = /id="target" href="[^"]*\/questions\/([^/"]+)\/"/.exec(at('questions', slug) ?? '')?.[1];
      return target === undefined ? undefined : bySlug.get(target);
    },
    topic: (slug) => at('topics', slug) !== undefined,
  };
}
