import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentTypes } from '#outputs/hosts/hosting.ts';
import { bookFiles } from '#project/book-files.ts';
import { pictureNamed } from '#render/picture.ts';
import { contentDir, languageFolder, outDir, ownCache, translation } from '#project/site.ts';
import { recordIn } from '../build/unchanged.ts';
import { errorPage } from './error-page.ts';
import { commandFor, isFromElsewhere, isKeptBack } from './served.ts';

// Astro's server says in its environment that it is one, and a build reads that. It makes all languages.
const environment = { ...process.env, BOOK_LANGUAGE: '' };
const site = join(outDir, translation === undefined ? '' : languageFolder(translation));
let building: Promise<unknown> | undefined;
/** Makes the first build, whose index and cards are served here. Pages are shown meanwhile, before it. */
export async function builtOnce(): Promise<void> {
  // A folder of the same name that came with a book is no site of ours.
  if (existsSync(join(site, 'pagefind')) && existsSync(recordIn(ownCache))) return;
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
          if (path.startsWith(contentDir) && !path.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
        server.middlewares.use(async (request, response, next) => {
          await ready;
          // Astro has taken the base path away.
          const { pathname } = new URL((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
          const local = pathname.slice(1);
          if (isFromElsewhere(request.headers, local, request.socket.remoteAddress) || isKeptBack(pathname))
            return response.writeHead(403).end();
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
          await builtOnce();
          const built = join(site, local);
          if (!statSync(built, { throwIfNoEntry: false })?.isFile()) return next();
          response.setHeader('Content-Type', contentTypes[extname(pathname)] ?? 'application/octet-stream');
          response.end(readFileSync(built));
        });
      },
    },
  };
}
