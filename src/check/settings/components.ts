import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { partProps } from '#book/parts/part-props.ts';
import type { Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { trust } from '../trust/bounded-code.ts';

/** Names that texts use without knowing it: of code, and of pictures. */
const unwritten = ['Fence', 'Picture', 'Fragment'];

/** The names of a book's own components, which are the files `components/<Name>.astro`, and what is wrong with them. */
export function readComponents(
  contentDir: string,
  trusted = false,
): { components: string[]; problems: Problem[] } {
  const files = globSync('components/*.astro', { cwd: contentDir }).sort();
  const components = files.map((file) => basename(file, '.astro'));
  const problems = components.flatMap((name, at) => {
    const found = problemOf(name, trusted);
    return found ? { file: shownPath(join(contentDir, files[at]!)), line: 1, ...found } : [];
  });
  return { components: trusted ? components : [], problems };
}

function problemOf(name: string, trusted: boolean) {
  if (!trusted)
    return {
      message: 'This component is a program, which would run for whoever builds the book.',
      expected: 'no components in a book that is not trusted',
      fix: `write its HTML in the texts, or style the parts that there are (see \`help look\`); ${trust}`,
    };
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
    return {
      message: `A text cannot use a component called "${name}".`,
      expected: 'a name such as Timeline: a capital letter, then letters and digits',
      fix: 'rename the file',
    };
  if (Object.hasOwn(partProps, name) || unwritten.includes(name))
    return {
      message: `The name "${name}" belongs to a part of the site.`,
      expected: `none of ${[...Object.keys(partProps), ...unwritten].join(', ')}`,
      fix: 'rename the file, and its tags in the texts',
    };
  return undefined;
}
