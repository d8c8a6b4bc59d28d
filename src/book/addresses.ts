/** How a name is written that becomes an address: lower-case letters and digits, words joined by `-`. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * First parts of the addresses of a site that are the generator's, without endings: no page of a book's own can have one
 * of them.
 */
export const takenAddresses: ReadonlySet<string> = new Set(
  (
    '404 assets difficulty export favicon feed index licenses llms llms-full offline og pagefind practice q questions ' +
    'robots search sitemap-0 sitemap-index source sw thumbs topics'
  ).split(' '),
);

/** The files at the root of a site that are the generator's. */
export const madeFiles: ReadonlySet<string> = new Set(
  (
    '404.html _headers favicon.svg feed.xml index.html licenses.txt llms-full.txt llms.txt offline.json robots.txt ' +
    'sitemap-0.xml sitemap-index.xml sw.js'
  ).split(' '),
);
