import { allPages, allQuestions, theBook, topicsInUse } from '#site/content.ts';
import { alternatesOf } from '#site/languages.ts';
import { absoluteUrl, siteUrl } from '#project/site.ts';

async function alternates(path: string): Promise<string> {
  const [own, ...others] = await alternatesOf(path);
  if (!own) return '';
  return [own, ...others, { ...own, code: 'x-default' }]
    .map(({ code, to }) => `<xhtml:link rel="alternate" hreflang="${code}" href="${siteUrl}${to}"/>`)
    .join('');
}

/** Every page that a reader can look for, with the date of its last change where it has one. */
export async function GET() {
  const [book, questions, topics, own] = await Promise.all([
    theBook(),
    allQuestions(),
    topicsInUse(),
    allPages(),
  ]);
  const pages: { path: string; date?: string | undefined }[] = [
    { path: '/' },
    { path: '/topics/' },
    { path: '/search/' },
    ...(book.practice ? [{ path: '/practice/' }] : []),
    ...(book.exports ? [{ path: '/export/' }] : []),
    ...own.map(({ slug }) => ({ path: `/${slug}/` })),
    ...topics.map(({ slug }) => ({ path: `/topics/${slug}/` })),
    ...[...new Set(questions.flatMap(({ difficulty }) => difficulty ?? []))].map((difficulty) => ({
      path: `/difficulty/${difficulty}/`,
    })),
    ...questions.map(({ slug, changes, written }) => ({
      path: `/questions/${slug}/`,
      date: changes.at(-1)?.date ?? written,
    })),
  ];
  const urls = await Promise.all(
    pages.map(
      async ({ path, date }) =>
        `<url><loc>${absoluteUrl(path)}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}${await alternates(path)}</url>`,
    ),
  );
  const named = book.translations.length > 0 ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : '';
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${named}>\n${urls.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
}
