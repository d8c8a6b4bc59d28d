import { relative, resolve, sep } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { escapeHtml } from '#lab/escape.ts';

/**
 * Whether a problem keeps a page from being shown. A problem in the folder or the text of a question or a page keeps back only
 * that one. A problem of the whole book or of any program keeps back all pages, and so does one after which nothing else was
 * checked (`alone`). One with which its page can be shown anyway (`draft`) keeps back none.
 *
 * @param path  Address of the page, below the base path, with a slash at its beginning.
 */
export function stops({ file, draft, alone }: Problem, path: string, contentDir: string): boolean {
  if (alone) return true;
  if (draft) return false;
  const [folder, name = ''] = relative(contentDir, resolve(file)).split(sep);
  if ((folder !== 'questions' && folder !== 'pages') || file.endsWith('.ts')) return true;
  // A translation of a page is called `about.de.mdx`.
  const slug = name.replace(/(?:\.[\w-]+)?\.mdx$/, '');
  return path.startsWith(folder === 'questions' ? `/questions/${slug}/` : `/${slug}/`);
}

/** Whether Astro makes what is at an address of content: the address of every page ends with a slash. */
export const isRendered = (path: string): boolean =>
  path.endsWith('/') || /^\/(?:favicon\.svg|feed\.xml|og\/|source\/|thumbs\/)/.test(path);

/** The HTML in place of a page that cannot be shown. Vite's client in it loads the page again when the content changes. */
export const errorPage = (text: string, title = 'A problem in the content'): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
  `<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui;margin:2rem}pre{white-space:pre-wrap}</style>` +
  `<link rel="icon" href="data:,"><script type="module" src="/@vite/client"></script><body><h1>${title}</h1>` +
  `<pre>${escapeHtml(text)}</pre></body></html>`;
