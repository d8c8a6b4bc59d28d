import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, resolve as absolute, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTrustedBook } from '#project/book-settings.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { workFolder } from '#project/site.ts';
import { isAlive } from './place.ts';

/** Packages with which Vite reads styles in other languages. They may lie beside the generator's, and run programs that a style names. */
const styleReader = /[\\/]node_modules[\\/](?:less|sass|sass-embedded|stylus|sugarss)[\\/]/;

/** Whether a module may run in the process that makes pages: one of Node, of the generator, of its packages, or written by them. */
function mayRun(url: string, written: readonly string[]): boolean {
  if (!url.startsWith('file:')) return url.startsWith('node:');
  const file = fileURLToPath(url);
  return (
    (isOfGenerator(file) && !styleReader.test(file)) ||
    written.some((folder) => file.startsWith(folder + sep))
  );
}

/**
 * Roots for Astro: of the build, and of this author's server. Each server has its own: Astro would take what a server for another
 * book has written for its own.
 */
export const buildRoot = join(workFolder, 'render');
const servers = join(workFolder, 'server');
export const serverRoot = join(servers, `${process.pid}-${randomUUID().slice(0, 8)}`);

/**
 * Makes a folder as Astro's root, in which no file of a book lies. Astro, Vite and their plugins look in their root for settings
 * and for what they wrote before, and take a path for one below the root before they take it for one of the disk: a book's files
 * must not be found there. The `package.json` keeps them from looking for one further up, which may be the book's.
 *
 * Once it is called, Node runs no module of a book that is not trusted, whatever imports it: an import of one throws Error.
 *
 * @param root  One of the two above.
 * @param more  Folders outside of it in which Astro writes modules that it runs.
 * @throws Error if there are packages in a folder above the root, where no honest book has any.
 */
export function enterRoot(root: string, ...more: readonly string[]): void {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }\n');
  refusePackages(root);
  if (isTrustedBook()) return;
  const written = [root, ...more].map((folder) => absolute(folder));
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      if (!mayRun(found.url, written))
        throw new Error(
          `${found.url.slice(0, 200)} would run while pages are made.\n  expected: programs of the generator and of its packages\n  fix: remove what names it from the book`,
        );
      return found;
    },
  });
}

/** Stops where packages lie in a folder above a root that the generator has made: tools would take them for its own. */
function refusePackages(root: string): void {
  const outermost = dirname(workFolder);
  for (let folder = root; folder.startsWith(outermost); folder = dirname(folder)) {
    const name = readdirSync(folder).find((entry) => entry.toLowerCase() === 'node_modules');
    if (name !== undefined)
      throw new Error(
        `${shownPath(join(folder, name))} would take the place of the generator's packages.\n  expected: no packages in a folder of the cache\n  fix: delete it`,
      );
  }
}

/** In ms. A server in a container that shares this disk has a process number that means nothing here. */
const day = 86_400_000;

/** Deletes the roots of servers that ended long ago. */
export function removeOldRoots(now = Date.now()): void {
  for (const name of existsSync(servers) ? readdirSync(servers) : []) {
    const folder = join(servers, name);
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (!isAlive(parseInt(name)) && made < now - day) rmSync(folder, { recursive: true, force: true });
  }
}
