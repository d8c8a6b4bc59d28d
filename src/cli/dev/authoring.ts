import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentTypes } from '#outputs/hosts/hosting.ts';
import { bookFiles, isFile } from '#project/book-files.ts';
import { pictureNamed } from '#render/picture.ts';
import { contentDir, languageFolder, outDir, ownCache, translation } from '#project/site.ts';
import { isBuilt, siteFiles } from '../build/unchanged.ts';

// The environment of the build, copied before Astro's server sets variables in it that a build would read. Without BOOK_LANGUAGE
// the build makes all languages.
const environment = { ...process.env, BOOK_LANGUAGE: '' };
const site = join(outDir, translation === undefined ? '' : languageFolder(translation));
let building: Promise<unknown> | undefined;
/** Whether the last build has failed. Another is tried once the content has changed. */
let hasFailed = false;
/**
 * Whether there is a site that a build here has made and nobody has changed. A folder that came with the book, or a file that
 * somebody has put into the site, could bring programs that would run in pages.
 */
const hasSite = () => existsSync(join(site, 'pagefind')) && isBuilt(siteFiles(outDir), ownCache);

/**
 * Makes a build if there is none, for the search index and the cards for practice. Pages are served while it runs.
 *
 * @returns whether there is a finished build.
 */
export async function builtOnce(): Promise<boolean> {
  if (hasSite()) return true;
  if (hasFailed) return false;
  if (!building) {
    console.log('Building once, for search and practice …');
    const build = spawn(process.execPath, [join(import.meta.dirname, '../build/build.ts')], {
      stdio: 'inherit',
      env: environment,
    });
    if (build.pid !== undefined) setPriority(build.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    building = once(build, 'close').finally(() => (building = undefined));
  }
  await building;
  hasFailed = !hasSite();
  return !hasFailed;
}

/**
 * What the author's server does besides serving pages. It reloads pages when a file changes that components read from the disk
 * (quoted code, outputs, diagrams, pictures), sends pictures, and sends the search index and the cards of the last build.
 *
 * @param ready  Resolves when the server knows the book. It listens before that, when Astro would not yet find a page.
 */
export function authoring(ready: Promise<void>): AstroIntegration {
  return {
    name: 'authoring',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(contentDir);
        server.watcher.on('change', (path) => {
          hasFailed = false;
          if (path.startsWith(contentDir) && !path.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
        server.middlewares.use(async (request, response, next) => {
          await ready;
          // Astro has taken the base path away.
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const local = pathname.slice(1);
          const picture = /^assets\/([\w-]+\.[0-9a-f]{8}\.\w+)$/.exec(local)?.[1];
          // Astro's server does not find `assets/[picture].ts`, because the ending of the address belongs to the parameter.
          const shown = picture === undefined ? undefined : pictureNamed(picture, bookFiles(contentDir));
          if (shown) {
            response.setHeader('Content-Type', shown.type);
            return response.end(shown.bytes);
          }
          if (!/^(pagefind\/|(search|practice)\/[\w/-]+\.\w+$)/.test(local)) return next();
          const built = join(site, local);
          if (!(await builtOnce()) || !isFile(built)) return next();
          response.setHeader('Content-Type', contentTypes[extname(pathname)] ?? 'application/octet-stream');
          response.end(readFileSync(built));
        });
      },
    },
  };
}
