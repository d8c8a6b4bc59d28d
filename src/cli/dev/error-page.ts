import { relative, resolve, sep } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { escapeHtml } from '#lab/escape.ts';

/**
 * Whether an error keeps a page from being shown: one of its own text and files does, one of another text does not, and
 * one of the whole book, of any program or of a link, behind which nothing else is checked, keeps all.
 *
 * @param path  Address of the page, below the base path.
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

/** Stands for a page that cannot be shown; it is loaded anew when the content changes. */
export const errorPage = (text: string, title = 'A problem in the content'): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
  `<style>body{font:1rem/1.5 system-ui;margin:2rem;color-scheme:light dark}pre{white-space:pre-wrap}</style>` +
  `<link rel="icon" href="data:,"><script type="module" src="/@vite/client"></script><body><h1>${title}</h1>` +
  `<pre>${escapeHtml(text)}</pre></body></html>`;
