import { siteUrl } from '#project/site.ts';
import { languageHomes } from '#site/languages.ts';

/** Lists the pages of each language, or of the one that there is. */
export async function GET() {
  const maps = (await languageHomes()).map(
    (home) => `<sitemap><loc>${siteUrl}${home}sitemap-0.xml</loc></sitemap>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
      `${maps.join('')}</sitemapindex>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
}
