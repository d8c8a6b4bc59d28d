import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { basePath, outDir } from '#site.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/** The interfaces that Pagefind ships beside its index; ours replaces them. */
const unused = /(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)/;

/** Indexes the finished HTML, so that search finds what a reader can read and nothing else. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { index, errors } = await pagefind.createIndex({
          forceLanguage: 'en',
          excludeSelectors: ['math', 'svg'],
        });
        if (!index || errors.length > 0)
          throw new Error(`The search index could not be made: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: fileURLToPath(dir) });
        if (added.errors.length > 0)
          throw new Error(`The search index could not read the pages: ${added.errors.join('; ')}`);
        const { files } = await index.getFiles();
        for (const file of files) {
          if (unused.test(file.path)) continue;
          const path = join(fileURLToPath(dir), 'pagefind', file.path);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, file.content);
        }
        await pagefind.close();
      },
      // The author's server searches the index of the last build.
      'astro:server:setup': ({ server }) => {
        const prefix = `${basePath}pagefind/`;
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          if (!pathname.startsWith(prefix)) return next();
          const content = await readFile(join(outDir, 'pagefind', pathname.slice(prefix.length))).catch(
            () => undefined,
          );
          if (!content) return next();
          response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
          response.end(content);
        });
      },
    },
  };
}
