import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { allQuestions } from '#site/content.ts';
import { bookFiles } from '#project/book-files.ts';
import { contentDir } from '#project/site.ts';

const ofQuestion = /^questions\/([^/]+)\/(?:(?:lab|live|line)\/)?[^/]+\.(?:ts|py|js)$/;
const ofPage = /^pages\/[^/]+\/(?:live\/)?[^/]+\.(?:ts|py|js)$/;

/** The programs of the answers, of their labs and of what they share as text, for those who want to read all of what ran. */
export async function getStaticPaths() {
  const slugs = new Set((await allQuestions()).map(({ slug }) => slug));
  const found = bookFiles(contentDir)
    .map((file) => relative(contentDir, file).replaceAll(sep, '/'))
    .filter((path) => slugs.has(ofQuestion.exec(path)?.[1] ?? '') || ofPage.test(path));
  return [...found, ...sharedBy(found)]
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ params: { path } }));
}

/** Programs in the folders beside `questions/` that those of answers import from, such as `numerics/`. */
function sharedBy(programs: readonly string[]): string[] {
  const folders = programs.flatMap((path) =>
    [...readFileSync(join(contentDir, path), 'utf8').matchAll(/ from '(?:\.\.\/)+([\w-]+)\/[\w./-]+'/g)].map(
      ([, folder]) => folder!,
    ),
  );
  return [...new Set(folders)]
    .filter(
      (folder) => !['questions', 'pages', 'lab'].includes(folder) && existsSync(join(contentDir, folder)),
    )
    .flatMap((folder) => globSync(`${folder}/*.{ts,py,js}`, { cwd: contentDir }));
}

export const GET = ({ params }: { params: { path: string } }) =>
  new Response(readFileSync(join(contentDir, params.path), 'utf8'));
