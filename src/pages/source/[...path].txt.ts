import { globSync, readFileSync } from 'node:fs';
import { allQuestions } from '#layouts/content.ts';

/** The computations of the labs as text, for those who want to read what ran. Only in a book that has labs. */
export async function getStaticPaths() {
  const questions = await allQuestions();
  if (!questions.some(({ entry }) => entry.body?.includes('#labs/'))) return [];
  return globSync('src/{labs/*,numerics}/*.ts', { exclude: (path) => String(path).endsWith('.test.ts') }).map(
    (path) => ({
      params: { path: path.replace(/^src\//, '') },
    }),
  );
}

export const GET = ({ params }: { params: { path: string } }) =>
  new Response(readFileSync(`src/${params.path}`, 'utf8'));
