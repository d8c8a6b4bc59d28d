import { allPages, allQuestions, theBook, topicsInUse } from '#site/content.ts';
import { isoDate } from '#book/dates.ts';
import { absoluteUrl } from '#project/site.ts';

/** Every page that a reader can look for, with the date of its last change where it has one. */
export async function GET() {
  const [book, questions, topics, own] = await Promise.all([
    theBook(),
    allQuestions(),
    topicsInUse(),
    allPages(),
  ]);
  const pages: { path: string; date?: Date | undefined }[] = [
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
  const urls = pages.map(
    ({ path, date }) =>
      `<url><loc>${absoluteUrl(path)}</loc>${date ? `<lastmod>${isoDate(date)}</lastmod>` : ''}</url>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
}
