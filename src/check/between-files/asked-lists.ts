import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked } from '#book/asked.ts';
import { asDraft, type Problem } from '#book/problem.ts';
import { languageCode } from '#book/schema.ts';
import { shownPath } from '#project/shown-path.ts';

const expected = 'a query, a tab, and the code of its language, such as "es"';

/** Two queries are one if search cannot tell them apart. */
const sameAs = (query: string): string => query.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Reads the lists of what people ask, `questions/<slug>/asked.tsv`, and `asked.tsv` for what no page answers. All are optional. */
export function readAskedLists(contentDir: string, questions: readonly { slug: string }[]) {
  const seen = new Map<string, string>();
  const asked: Asked[] = [];
  const problems: Problem[] = [];
  const pathOf = (slug?: string) =>
    join(contentDir, slug === undefined ? '' : `questions/${slug}`, 'asked.tsv');
  for (const { slug } of [...questions, { slug: undefined }]) {
    if (!existsSync(pathOf(slug))) continue;
    const file = shownPath(pathOf(slug));
    const lines = readFileSync(pathOf(slug), 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    if (lines.length === 0)
      problems.push({ file, message: 'The list is empty.', expected, fix: 'remove it' });
    lines.forEach((text, at) => {
      const values = text.split('\t').map((value) => value.trim());
      const problem = problemOf(values, seen);
      if (problem) problems.push({ file, line: at + 1, ...problem });
      const [query] = values;
      seen.set(sameAs(query!), `${file}:${at + 1}`);
      asked.push({ query: query!, slug });
    });
  }
  if (asked.some(({ slug }) => slug !== undefined) && !existsSync(pathOf()))
    problems.push({
      file: shownPath(pathOf()),
      message: 'The file does not exist, but questions have lists of what people ask.',
      expected: 'what people ask and no page answers: without it search would take everything for answered',
      fix: `add it: in each line ${expected}`,
    });
  return { asked, problems: asDraft(problems) };
}

function problemOf(
  values: readonly string[],
  seen: ReadonlyMap<string, string>,
): Omit<Problem, 'file'> | undefined {
  const [query = '', language = ''] = values;
  if (query === '' || values.length !== 2 || !languageCode.safeParse(language).success)
    return {
      message: `The line is ${JSON.stringify(values.join('\t'))}.`,
      expected,
      fix: 'complete the line, or remove it',
    };
  const before = seen.get(sameAs(query));
  return before === undefined
    ? undefined
    : {
        message: `"${query}" is already in ${before}.`,
        expected: 'each query once in all lists of the book',
        fix: 'keep it where it is answered best',
      };
}
