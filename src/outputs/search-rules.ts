import { extname, join } from 'node:path';
import type { Plugin } from 'vite';
import { rulesName } from '#search/languages/all.ts';
import { sources } from '#project/package-root.ts';

/** Gives what runs for readers the rules of search for the language of their book, and of no other. */
export const searchRules = (language: string): Plugin => ({
  name: 'search-rules',
  resolveId: (id) =>
    id === 'virtual:search-rules'
      ? join(sources, 'search/languages', rulesName(language) + extname(import.meta.filename))
      : undefined,
});
