import type { Problem } from '#book/problem.ts';
import { isForeign, isNamed, entryTarget } from '#book/navigation.ts';
import type { Book } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';
import type { ReadPage } from '../reading/read-page.ts';
import type { TextReport } from '../text/spot.ts';

/** The links that a book wants on every page: what is wrong with them by themselves, and those into the site. */
export function readNavigation(
  book: Book | undefined,
  pages: readonly ReadPage[],
  locate: LocateField,
): { problems: Problem[]; links: TextReport['links'] } {
  const problems: Problem[] = [];
  const links: TextReport['links'] = [];
  const slugs = new Set(pages.map(({ slug }) => slug));
  for (const part of ['header', 'footer'] as const)
    for (const [at, entry] of (book?.navigation?.[part] ?? []).entries()) {
      const place = locate(['navigation', part, at]);
      const to = entryTarget(entry);
      if (isForeign(to) ? !/^(https:\/\/[\w-]|mailto:\S)/.test(to) : to.startsWith('//'))
        problems.push({
          ...place,
          message: `The link "${to}" is not an address that readers can open safely.`,
          expected:
            'https://…, mailto:…, the name of a page, "topics", "search", "practice", "export", or /path/ of this site',
          fix: 'correct it',
        });
      else if (typeof entry === 'string' && (isForeign(to) || to === entry))
        problems.push({
          ...place,
          message: `The link "${to}" has no label.`,
          expected: `{ to: "${to}", label: "its words" }`,
          fix: 'write it so',
        });
      else if (!isForeign(to) && !(typeof entry === 'string' && isNamed(entry, slugs, book!)))
        links.push({ path: to, file: place.file, line: place.line ?? 1 });
    }
  return { problems, links };
}
