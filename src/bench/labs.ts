import { defaultsOf, type Controls } from '#labs/kit/controls.ts';
import { result, type Lab, type Progress } from '#labs/kit/lab.ts';
import { lab as abstention } from '#labs/abstention/lab.ts';
import { lab as headPruning } from '#labs/head-pruning/lab.ts';
import { lab as lowRank } from '#labs/low-rank/lab.ts';
import { lab as nearestNeighbours } from '#labs/nearest-neighbours/lab.ts';
import { lab as outliers } from '#labs/outliers/lab.ts';
import { lab as promptPrefix } from '#labs/prompt-prefix/lab.ts';
import { lab as rankFusion } from '#labs/rank-fusion/lab.ts';
import { lab as recomputation } from '#labs/recomputation/lab.ts';
import { lab as rewardShaping } from '#labs/reward-shaping/lab.ts';
import { lab as visualTokens } from '#labs/visual-tokens/lab.ts';
import { draw, multiply } from '#numerics/matrix.ts';
import { mulberry32, normalPairs } from '#numerics/random.ts';
import { time } from './statistics.ts';
import { table } from './table.ts';

/** Times of the labs' default runs in Node. Depends on the machine: read the ratios. */
export function measureLabs(): void {
  const matrix = draw(256, 256, normalPairs(mulberry32(1)));
  const reference = time(() => multiply(matrix, matrix), 9);
  console.log(
    `Labs: the default run in Node, and its time as a multiple of one 256 × 256 matrix product (${reference.toFixed(1)} ms)`,
  );
  const all = [
    lowRank,
    rankFusion,
    headPruning,
    visualTokens,
    recomputation,
    abstention,
    outliers,
    rewardShaping,
    nearestNeighbours,
    promptPrefix,
  ];
  console.log(
    table(
      ['lab', 'first ms', 'again ms', 'first / product', 'again / product'],
      (all as unknown as Lab<Controls, Progress>[]).map((lab) => {
        const run = () => void result(lab.run(defaultsOf(lab.controls)));
        const first = time(run, 1);
        const again = time(run, 5);
        return [
          lab.slug,
          first.toFixed(0),
          again.toFixed(0),
          (first / reference).toFixed(1),
          (again / reference).toFixed(1),
        ];
      }),
    ) + '\n',
  );
}
