import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bookSettings } from '#project/book-settings.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { workFolder } from '#project/site.ts';

/** Whether a module may run in the process that makes pages: of the generator, its packages, what they wrote in the root, or Node. */
function mayRun(url: string, root: string): boolean {
  if (!url.startsWith('file:')) return url.startsWith('node:');
  const file = fileURLToPath(url);
  return isOfGenerator(file) || file.startsWith(root + sep);
}

/**
 * A folder for Astro to work in, where nothing of a book lies: tools beneath look in theirs for settings, for what they wrote
 * before, and for a file before they take its path for one of the disk. The `package.json` says what names of packages mean.
 * From then on Node runs no module of a book that is not trusted, whatever asks for it.
 *
 * @param root  Absolute path, below the folder of work.
 * @returns the same
 */
export function ownRoot(root = workFolder): string {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }\n');
  if (!bookSettings()?.trusted)
    registerHooks({
      resolve(specifier, context, next) {
        const found = next(specifier, context);
        if (!mayRun(found.url, root))
          throw new Error(
            `${found.url.slice(0, 200)} would run while pages are made.\n  expected: programs of the generator and of its packages\n  fix: remove what names it from the book`,
          );
        return found;
      },
    });
  return root;
}

const servers = join(workFolder, 'server');

/** Such a folder for an author's server, of each its own: what another one writes there, of another book, Astro would take for its own. */
export const serverRoot = join(servers, String(process.pid));

/** Makes it, and takes away those of servers that have ended. */
export function makeServerRoot(): void {
  for (const name of existsSync(servers) ? readdirSync(servers) : [])
    if (!isRunning(Number(name))) rmSync(join(servers, name), { recursive: true, force: true });
  ownRoot(serverRoot);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
