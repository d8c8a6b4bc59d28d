import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { allQuestions } from '#site/content.ts';
import { bookFiles } from '#project/book-files.ts';
import { contentDir } from '#project/site.ts';

const ofQuestion = /^questions\/([^/]+)\/(?:(?:lab|live|line)\/)?[^/]+\.(?:ts|py|js)$/;
const ofPage = /^pages\/[^/]+\/(?:live\/)?[^/]+\.(?:ts|py|js)$/;
const beside = /^(?!(?:questions|pages|lab)\/)([^/]+)\/(?:programs\/)?([^/]+\.(?:ts|py|js))$/;

/**
 * The programs of the answers, of their labs and of what they share as text, for those who want to read all of what ran.
 * What lies in a folder `programs/` of what they share has the address without it as well: programs may move into it.
 */
export async function getStaticPaths() {
  const slugs = new Set((await allQuestions()).map(({ slug }) => slug));
  const all = bookFiles(contentDir).map((file) => relative(contentDir, file).replaceAll(sep, '/'));
  const found = all.filter((path) => slugs.has(ofQuestion.exec(path)?.[1] ?? '') || ofPage.test(path));
  const shared = sharedBy(found);
  return [...found, ...all.filter((path) => shared.has(beside.exec(path)?.[1]))]
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => {
      const shorter = path.replace(beside, '$1/$2');
      const addresses = all.includes(shorter) ? [path] : [path, shorter];
      return addresses.map((address) => ({ params: { path: address }, props: { path } }));
    });
}

/** The folders beside `questions/` that programs of answers import from, such as `numerics/`. */
const sharedBy = (programs: readonly string[]): Set<string | undefined> =>
  new Set(
    programs.flatMap((path) =>
      [
        ...readFileSync(join(contentDir, path), 'utf8').matchAll(/ from '(?:\.\.\/)+([\w-]+)\/[\w./-]+'/g),
      ].map(([, folder]) => folder),
    ),
  );

export const GET = ({ props }: { props: { path: string } }) =>
  new Response(readFileSync(join(contentDir, props.path), 'utf8'));
