import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { basePathIn, outDir } from '#project/site.ts';
import { stop } from '../command-line/stop.ts';

/** A link that a site is or holds: it came with a book, and may lead to what nobody means to show. */
export function linkIn(site: string): string | undefined {
  const kind = lstatSync(site, { throwIfNoEntry: false });
  if (!kind?.isDirectory()) return kind?.isSymbolicLink() ? site : undefined;
  const link = readdirSync(site, { withFileTypes: true, recursive: true }).find((entry) =>
    entry.isSymbolicLink(),
  );
  return link && join(link.parentPath, link.name);
}

/** Stops unless OUT_DIR has a site that was built for BASE_PATH, which its links begin with. */
export function checkBuilt(): void {
  const [site, headers, now] = [shownPath(outDir), join(outDir, '_headers'), basePathIn()];
  const link = linkIn(outDir);
  if (link !== undefined)
    stop(
      `${shownPath(link)} is a symbolic link, which no build makes.\n  expected: a site that was built here\n  fix: ${commandLine('build')}`,
    );
  if (!existsSync(headers)) stop(`There is no built site in ${site}.\n  fix: ${commandLine('build')}`);
  const built = readFileSync(headers, 'utf8').split('*', 1)[0]!;
  if (built !== now)
    stop(
      `The site in ${site} was built with BASE_PATH=${built}, and BASE_PATH is ${now} now.\n  expected: the same, because its links begin with it\n  fix: set BASE_PATH=${built}, or build it anew`,
    );
}
