import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentTypes } from '#outputs/hosts/hosting.ts';
import { bookFiles } from '#project/book-files.ts';
import { pictureNamed } from '#render/picture.ts';
import { contentDir, languageFolder, outDir, ownCache, translation } from '#project/site.ts';
import { isBuilt, siteFiles } from '../build/unchanged.ts';
import { errorPage } from './error-page.ts';
import { commandFor, isFile } from './served.ts';

// Astro's server says in its environment that it is one, and a build reads that. It makes all languages.
const environment = { ...process.env, BOOK_LANGUAGE: '' };
const site = join(outDir, translation === undefined ? '' : languageFolder(translation));
let building: Promise<unknown> | undefined;
/** A build that has failed is tried again once the content has changed. */
let hasFailed = false;
/** A folder of the same name that came with a book, or a file put into it, is no site of ours: its programs would run in pages. */
const hasSite = () => existsSync(join(site, 'pagefind')) && isBuilt(siteFiles(outDir), ownCache);

/**
 * Makes the first build, whose index and cards are served here. Pages are shown meanwhile, before it.
 *
 * @returns whether there is one.
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
 * The author's server beside serving pages: it reloads one when a file changes that pages read by themselves
 * (quoted code, outputs, diagrams, pictures), shows pictures, searches the index of the last build and practises its cards.
 *
 * @param ready  When it knows the book: it listens before, and Astro would not find a page that is asked for meanwhile.
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
          const { pathname } = new URL((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
          const local = pathname.slice(1);
          const command = commandFor(local);
          if (command !== undefined) {
            response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
            return response.end(errorPage(`Stop this server, then run: ${command}`, 'Another language'));
          }
          const picture = /^assets\/([\w-]+\.[0-9a-f]{8}\.\w+)$/.exec(local)?.[1];
          // Astro finds no page of which only the whole name has an ending.
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
