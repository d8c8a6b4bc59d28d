import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { basePath, contentDir, outDir } from '#render/site.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/**
 * What the author's server does beside serving pages: it reloads one when a file changes that pages read by themselves
 * (quoted code, outputs, diagrams), and searches the index of the last build.
 */
export function authoring(): AstroIntegration {
  return {
    name: 'authoring',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(contentDir);
        server.watcher.on('change', (path) => {
          if (path.startsWith(contentDir) && !path.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const local = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : '';
          if (!/^(pagefind\/|search\/[\w/-]+\.\w+$)/.test(local)) return next();
          const content = await readFile(join(outDir, local)).catch(() => undefined);
          if (!content) return next();
          response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
          response.end(content);
        });
      },
    },
  };
}
