import { absoluteUrl } from '#project/site.ts';

export const GET = () =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
      `<sitemap><loc>${absoluteUrl('/sitemap-0.xml')}</loc></sitemap></sitemapindex>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
