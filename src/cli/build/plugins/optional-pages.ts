import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { bookSettings } from '#project/book-settings.ts';
import { sources } from '#project/package-root.ts';

/**
 * Pages that a book may switch off, by the setting that does it. They lie apart: Astro makes a page of each file in `site/pages`, and
 * takes none for a page there whose name begins with an underscore.
 */
const pages = { practice: 'practice', exports: 'export' } as const;

/** Adds those that the book has: what it has not leaves neither page nor program. */
export function optionalPages(): AstroIntegration {
  return {
    name: 'optional-pages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        const book = bookSettings();
        for (const [setting, name] of Object.entries(pages))
          if (book?.[setting as keyof typeof pages])
            injectRoute({
              pattern: `/${name}`,
              entrypoint: join(sources, 'site/optional-pages', `${name}.astro`),
              prerender: true,
            });
      },
    },
  };
}
