import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allQuestions } from '#layouts/content.ts';
import { contentDir } from '#render/site.ts';

/** The programs of the answers, of their labs and of what they share as text, for those who want to read all of what ran. */
export async function getStaticPaths() {
  const own = (await allQuestions()).map(({ slug }) => `questions/${slug}/{,lab/,live/}*.{ts,py,js}`);
  return globSync([...own, 'pages/*/{,live/}*.{ts,py,js}', '*/*.{ts,py,js}'], { cwd: contentDir })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ params: { path } }));
}

export const GET = ({ params }: { params: { path: string } }) =>
  new Response(readFileSync(join(contentDir, params.path), 'utf8'));
