import { dirname, sep } from 'node:path';
import type { Plugin } from 'vite';
import { sources } from '#project/package-root.ts';

/** Keeps `import.meta.dirname` the folder of the source: Astro runs our modules from a bundle that lies elsewhere. */
export function ownFolder(): Plugin {
  return {
    name: 'own-folder',
    transform: {
      filter: { code: 'import.meta.dirname' },
      handler: (code, id) =>
        id.startsWith(sources + sep)
          ? { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
          : undefined,
    },
  };
}
