import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bookSettings } from '#project/book-settings.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { workFolder } from '#project/site.ts';
import { isAlive } from './place.ts';

/** Whether a module may run in the process that makes pages: of the generator, its packages, what they wrote, or Node. */
function mayRun(url: string, written: readonly string[]): boolean {
  if (!url.startsWith('file:')) return url.startsWith('node:');
  const file = fileURLToPath(url);
  return isOfGenerator(file) || written.some((folder) => file.startsWith(folder + sep));
}

/** Folders for Astro to work in: where it makes a site, and where an author's server does, each of which has its own. */
export const buildRoot = join(workFolder, 'render');
const servers = join(workFolder, 'server');
export const serverRoot = join(servers, `${process.pid}-${randomUUID().slice(0, 8)}`);

/**
 * Makes the folder that Astro works in, where nothing of a book lies: tools beneath it look there for settings, for what they
 * wrote before, and for a file before they take its path for one of the disk. Its `package.json` says what names of packages
 * mean. From then on Node runs no module of a book that is not trusted, whatever asks for it.
 *
 * @param root  One of the two above.
 * @param more  Folders outside of it in which Astro writes modules that it runs.
 */
export function enterRoot(root: string, ...more: readonly string[]): void {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }\n');
  if (bookSettings()?.trusted) return;
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      if (!mayRun(found.url, [root, ...more]))
        throw new Error(
          `${found.url.slice(0, 200)} would run while pages are made.\n  expected: programs of the generator and of its packages\n  fix: remove what names it from the book`,
        );
      return found;
    },
  });
}

/** In ms. In a container on the same disk a server runs under a number that is nobody's here. */
const day = 86_400_000;

/** Takes away what servers have left that ended long ago. */
export function removeOldRoots(now = Date.now()): void {
  for (const name of existsSync(servers) ? readdirSync(servers) : []) {
    const folder = join(servers, name);
    if (!isAlive(parseInt(name)) && statSync(folder).mtimeMs < now - day)
      rmSync(folder, { recursive: true, force: true });
  }
}
