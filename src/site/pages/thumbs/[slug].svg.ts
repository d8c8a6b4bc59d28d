import type { ShownStage } from '#lab/shown.ts';
import { allQuestions, stageOf } from '#site/content.ts';
import { drawingStyles } from '#render/book-styles.ts';

/** The picture of each question as a file of its own, for cards on pages that need not have it in their text. */
export async function getStaticPaths() {
  const all = (await allQuestions()).map(async ({ slug, record }) => ({
    slug,
    stage: await stageOf(record),
  }));
  return (await Promise.all(all)).flatMap(({ slug, stage }) =>
    stage ? [{ params: { slug }, props: { stage } }] : [],
  );
}

/** It stands alone, and takes light or dark from the page around it. */
export function GET({ props: { stage } }: { props: { stage: ShownStage } }) {
  const svg = stage.thumb
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace('>', `><style>${drawingStyles().replace(/\s+/g, ' ')}</style>`);
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
}
