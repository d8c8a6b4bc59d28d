import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentDir } from '#site.ts';

/** Reloads the author's page when a file changes that pages read by themselves: quoted code, outputs, diagrams. */
export function authoring(): AstroIntegration {
  return {
    name: 'authoring',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(join(contentDir, 'questions'));
        server.watcher.on('change', (path) => {
          if (path.startsWith(contentDir) && !path.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
