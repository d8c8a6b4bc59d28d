import { readdirSync } from 'node:fs';
import { draw, multiply } from '../content/numerics/matrix.ts';
import { mulberry32, normalPairs } from '../content/numerics/random.ts';
import { defaultsOf } from '../src/lab/controls.ts';
import { noFile, result, type AnyLab } from '../src/lab/lab.ts';
import { time } from './statistics.ts';
import { fixed, table } from './table.ts';

const questions = new URL('../content/questions/', import.meta.url);

/** Times of the labs' default runs in Node. Depends on the machine: read the ratios. */
export async function measureLabs(): Promise<void> {
  const matrix = draw(256, 256, normalPairs(mulberry32(1)));
  const reference = time(() => multiply(matrix, matrix), 9);
  const rows: { slug: string; first: number; again: number }[] = [];
  for (const slug of readdirSync(questions)) {
    const { lab } = (await import(new URL(`${slug}/lab/lab.ts`, questions).href)) as { lab: AnyLab };
    const run = () => void result(lab.run(defaultsOf(lab.controls), noFile));
    rows.push({ slug, first: time(run, 1), again: time(run, 5) });
  }
  console.log(
    `Labs: the default run in Node, and its time as a multiple of one 256 × 256 matrix product (${reference.toFixed(1)} ms)`,
  );
  console.log(
    table(
      [
        ['lab', ({ slug }) => slug],
        ['first ms', ({ first }) => fixed(first, 0)],
        ['again ms', ({ again }) => fixed(again, 0)],
        ['first / product', ({ first }) => fixed(first / reference, 1)],
        ['again / product', ({ again }) => fixed(again / reference, 1)],
      ],
      rows,
    ) + '\n',
  );
}
