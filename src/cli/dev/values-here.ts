import type { Plugin } from 'vite';
import { folderOfText } from '#book/book-page.ts';
import { checkText } from '#check/text/text.ts';
import { valuesIn } from '#compute/values.ts';
import { isTrustedBook } from '#project/book-settings.ts';
import { shownPath } from '#project/shown-path.ts';
import { noteValues } from '#render/text/computed-values.ts';
import { belowFrontMatter } from '#project/front-matter.ts';

/**
 * Computes the programs in a text's braces before the text becomes a page, as a build does. They run apart, so that none runs in
 * the process of the server, unless the book is trusted.
 *
 * @throws Error from `transform` with the place as `loc`, if the check finds a problem in the text or a program fails.
 */
export const valuesHere = {
  name: 'values-here',
  enforce: 'pre',
  transform: {
    filter: { id: /\.mdx$/ },
    async handler(text: string, id: string) {
      if (isTrustedBook()) return;
      const { problems, computed } = checkText(belowFrontMatter(text), shownPath(id), folderOfText(id));
      const problem = problems.find(({ draft }) => !draft);
      if (problem) throw Object.assign(new Error(problem.message), { loc: { ...problem, file: id } });
      noteValues(id, await valuesIn(id, computed));
    },
  },
} satisfies Plugin;
