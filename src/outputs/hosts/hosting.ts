import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookSettings } from '#project/book-settings.ts';
import { languageFolder } from '#project/site.ts';
import { headersWith } from '#render/security.ts';

/**
 * How the site is served, stated once: the preview server follows it, and the files for hosts are written from it. Paths
 * are those below the base path.
 */
export const contentTypes: Readonly<Record<string, string>> = {
  '.apkg': 'application/vnd.anki',
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.epub': 'application/epub+zip',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.pdf': 'application/pdf',
  '.pagefind': 'application/wasm',
  '.pf_filter': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.bin': 'application/octet-stream',
  '.xml': 'application/xml; charset=utf-8',
};

/** Types that become smaller when they are compressed. */
export const compressible = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;

/** Configuration of hosts that may lie in the output; a server never answers with it. */
export const hostFiles: readonly string[] = ['_headers'];

interface Rule {
  /** Where it holds, as hosts with a `_headers` file write it. */
  globs: readonly string[];
  /** The same for servers that know patterns; without its beginning. */
  pattern: string;
  fields: Readonly<Record<string, string>>;
}

const immutable = 'public, max-age=31536000, immutable';
const ownOnly = { 'Cross-Origin-Resource-Policy': 'same-origin' };

/** Rules of some paths; no path is in two of them. Other sites may show the social cards; each page asks for the icon. */
const ownRules: readonly Rule[] = [
  {
    globs: ['assets/*', 'search/:version/:part', 'pagefind/index/*', 'pagefind/filter/*'],
    pattern: '(assets|search/[0-9a-f]+|pagefind/(index|filter))/',
    fields: { 'Cache-Control': immutable, ...ownOnly },
  },
  {
    globs: ['favicon.svg'],
    pattern: 'favicon\\.svg$',
    fields: { 'Cache-Control': 'public, max-age=86400', ...ownOnly },
  },
  {
    globs: ['og/*'],
    pattern: 'og/',
    fields: { 'Cache-Control': 'public, max-age=86400', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  },
];

/** The folders of a book's translations, each with a site like that of the book in its own language. */
const folders = (bookSettings()?.translations ?? []).map(languageFolder);

export const hostRules: readonly Rule[] = ownRules.map(({ globs, pattern, fields }) => ({
  globs: ['', ...folders].flatMap((folder) => globs.map((glob) => folder + glob)),
  pattern: folders.length > 0 ? `(?:${folders.join('|')})?${pattern}` : pattern,
  fields,
}));

/** Headers of all other paths: asked for again whenever used, and answered with 304 while they are the same. */
const otherwise: Readonly<Record<string, string>> = { 'Cache-Control': 'no-cache', ...ownOnly };

/** The content security policy of a built site, as its pages in all languages have it; undefined where there is none, or one in which a server would fill something in. */
export function policyOf(site: string): string | undefined {
  const policies = globSync(['404.html', '*/404.html'], { cwd: site })
    .sort()
    .flatMap(
      (page) =>
        /<meta http-equiv="Content-Security-Policy" content="([^"{}\\]+)">/.exec(
          readFileSync(join(site, page), 'utf8'),
        )?.[1] ?? [],
    );
  if (policies.length < 2) return policies[0];
  const sources = Map.groupBy(
    policies.flatMap((policy) => policy.split(/;\s*/)),
    (directive) => directive.split(' ', 1)[0]!,
  );
  return [...sources.values()]
    .map((directives) => [...new Set(directives.flatMap((directive) => directive.split(' ')))].join(' '))
    .join('; ');
}

/**
 * The headers of a site, for servers that may send one or the other: those of all paths, those of each rule, and those of
 * paths without a rule. Only there are pages, whose policy names what is inline in them.
 */
export function headersByRule(policy: string): {
  always: Rule['fields'];
  rules: readonly Rule[];
  otherwise: Rule['fields'];
} {
  const name = 'Content-Security-Policy';
  const { [name]: ofPages, ...always } = headersWith(policy);
  const ofFiles = ofPages!.replace(/ 'sha256-[^']+'/g, '');
  return {
    always,
    rules: hostRules.map((rule) => ({ ...rule, fields: { ...rule.fields, [name]: ofFiles } })),
    otherwise: { ...otherwise, [name]: ofPages! },
  };
}

/** The headers of a path below the base path, without a slash at its beginning. */
export function headersFor(path: string, policy: string): Record<string, string> {
  const { always, rules, otherwise } = headersByRule(policy);
  const rule = rules.find(({ pattern }) => new RegExp(`^${pattern}`).test(path));
  return { ...always, ...(rule?.fields ?? otherwise) };
}
