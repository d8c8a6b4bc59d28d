import type { Plugin } from 'vite';
import { commonMarkdown } from '#render/text/common-markdown.ts';
import { belowFrontMatter } from '#project/front-matter.ts';

/**
 * Gives Astro the text of a page as the check has read it. Astro looks for front matter in its own way, obeys what it finds, such
 * as a `layout` to import, and takes the rest for the text. Where no space stands first it looks for none.
 *
 * @throws Error from `transform` if the front matter is missing or not closed.
 */
export const asCommonMarkdown = {
  name: 'as-common-markdown',
  enforce: 'pre',
  transform: {
    filter: { id: /\.mdx$/ },
    handler(source: string) {
      const text = belowFrontMatter(source);
      if (text === source) throw new Error('The front matter is missing or not closed.');
      return { code: `export {};${commonMarkdown(text)}`, map: null };
    },
  },
} satisfies Plugin;
