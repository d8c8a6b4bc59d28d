import { readFileSync } from 'node:fs';
import { drawnThumb, type AnyStage } from '#lab/stage.ts';
import { allQuestions, stageOf } from '#layouts/content.ts';
import { withRoleNames } from '#render/role-styles.ts';

/** The picture of each question as a file of its own, for cards on pages that need not have it in their text. */
export async function getStaticPaths() {
  const all = (await allQuestions()).map(async ({ slug }) => ({ slug, stage: await stageOf(slug) }));
  return (await Promise.all(all)).flatMap(({ slug, stage }) =>
    stage ? [{ params: { slug }, props: { stage } }] : [],
  );
}

/** What of the site's styles a drawing needs; it stands alone, and takes light or dark from the page around it. */
const styles = (): string =>
  ['tokens', 'figures', 'lab', 'stage']
    .map((name) => withRoleNames(readFileSync(`src/layouts/styles/${name}.css`, 'utf8')))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .replace(/\s+/g, ' ');

export function GET({ props: { stage } }: { props: { stage: AnyStage } }) {
  const svg = drawnThumb(stage)
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace('>', `><style>${styles()}</style>`);
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
}
