import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asDraft, type Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';

/** Texts that look like questions and are none, since they lie in the wrong place: nobody would miss them on the site. */
export function strayFiles(contentDir: string): Problem[] {
  const found = globSync(
    ['*.mdx', 'questions/*.{md,mdx}', 'questions/*/*.mdx', 'questions/*/*/index.{md,mdx}'],
    { cwd: contentDir },
  );
  return asDraft(
    found
      // Translations are judged elsewhere (translations.ts).
      .filter((path) => !/^questions\/[^/]+\/index(?:\.[^/]+)?\.mdx$/.test(path))
      .sort()
      .map((path) => ({
        file: shownPath(join(contentDir, path)),
        message: 'This file does not belong to any page.',
        expected: 'each question as questions/<slug>/index.mdx, pages as pages/<slug>.mdx',
        fix: `move it to questions/${slugOf(path)}/index.mdx, or remove it`,
      })),
  );
}

function slugOf(path: string): string {
  const name = basename(path).replace(/\.mdx?$/, '');
  return name === 'index' ? basename(dirname(path)) : name;
}

/** A folder of questions/ without its `index.mdx`, with what it may have instead. */
export function missingText(folder: string, file: string): Problem {
  const other = ['index.md', 'README.md', `${basename(folder)}.mdx`, `${basename(folder)}.md`].find((name) =>
    existsSync(join(folder, name)),
  );
  return {
    file,
    message: 'The file does not exist.',
    expected: 'one index.mdx in each folder of questions/',
    fix: other ? `rename ${other} to index.mdx` : 'add it, or remove the folder',
  };
}
