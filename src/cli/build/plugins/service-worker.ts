import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { sources } from '#project/package-root.ts';
import { onlyNamed } from '#outputs/licenses.ts';
import { addressesOnlyIn } from '#render/astro-internals.ts';

/**
 * Bundles the service worker into the site, as one classic script, for one made of modules is not known to every browser.
 * Its facts of the finished site, `__BUILD__`, are put before it when there is one.
 */
export function serviceWorker(): AstroIntegration {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:generated': async ({ dir }) => {
        await build({
          configFile: false,
          // Nothing of the folder that it runs in: Vite would look for settings there, and for the path of each module.
          root: sources,
          envDir: false,
          css: { postcss: { plugins: [] } },
          publicDir: false,
          plugins: [onlyNamed(), addressesOnlyIn(sources)],
          logLevel: 'warn',
          define: { 'process.env.NODE_ENV': '"production"' },
          build: {
            outDir: fileURLToPath(dir),
            emptyOutDir: false,
            copyPublicDir: false,
            lib: {
              entry: join(sources, './browser/offline/worker.ts'),
              formats: ['iife'],
              name: 'sw',
              fileName: () => 'sw.js',
            },
          },
        });
      },
    },
  };
}
