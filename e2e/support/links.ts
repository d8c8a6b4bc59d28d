import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

interface DeadLink {
  page: string;
  href: string;
  why: string;
}

/**
 * Links, sources and anchors of all HTML below a folder that lead nowhere. A dead anchor comes with those there are.
 * The text behind a `?` in a hash is the state of a lab.
 */
export function deadLinks(folder: string, basePath: string): DeadLink[] {
  const pages = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name));
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    const known =
      ids.get(file) ??
      new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!));
    ids.set(file, known);
    return known;
  };
  const dead: DeadLink[] = [];
  for (const file of pages) {
    const page = relative(folder, file);
    const html = readFileSync(file, 'utf8');
    const from = `http://site.invalid${basePath}${page.replace(/(^|\/)index\.html$/, '$1')}`;
    for (const [, href] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const url = new URL(href!.replace(/&#38;|&amp;/g, '&'), from);
      if (url.origin !== 'http://site.invalid') continue;
      if (!url.pathname.startsWith(basePath)) {
        dead.push({ page, href: href!, why: `outside ${basePath}` });
        continue;
      }
      const path = decodeURIComponent(url.pathname.slice(basePath.length));
      const target = [join(folder, path), join(folder, path, 'index.html')].find(
        (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
      );
      if (!target) {
        dead.push({ page, href: href!, why: 'no such file' });
      } else if (
        url.hash &&
        target.endsWith('.html') &&
        !idsOf(target).has(decodeURIComponent(url.hash.slice(1).split('?', 1)[0]!))
      ) {
        dead.push({
          page,
          href: href!,
          why: `no such anchor; there are ${[...idsOf(target)].slice(0, 12).join(', ')}`,
        });
      }
    }
  }
  return dead;
}
