import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allQuestions } from '#layouts/content.ts';
import { contentDir } from '#render/site.ts';

/** The computations of the labs as text, for those who want to read what ran. */
export async function getStaticPaths() {
  const labs = (await allQuestions()).filter(({ record }) => record.parts.includes('Lab'));
  if (labs.length === 0) return [];
  const own = labs.map(({ slug }) => `questions/${slug}/lab/*.ts`);
  return globSync([...own, 'numerics/*.ts'], { cwd: contentDir })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ params: { path } }));
}

export const GET = ({ params }: { params: { path: string } }) =>
  new Response(readFileSync(join(contentDir, params.path), 'utf8'));
