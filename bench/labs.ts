import { defaultsOf, type Controls } from '#lab/controls.ts';
import { result, type Lab, type Progress } from '#lab/lab.ts';
import { lab as abstention } from '../content/questions/rag-hallucinations/lab/lab.ts';
import { lab as headPruning } from '../content/questions/attention-head-pruning/lab/lab.ts';
import { lab as lowRank } from '../content/questions/lora-and-qlora/lab/lab.ts';
import { lab as nearestNeighbours } from '../content/questions/faiss-and-ann/lab/lab.ts';
import { lab as outliers } from '../content/questions/llm-quantization/lab/lab.ts';
import { lab as promptPrefix } from '../content/questions/soft-prompts-and-prefix-tuning/lab/lab.ts';
import { lab as rankFusion } from '../content/questions/hybrid-rag/lab/lab.ts';
import { lab as recomputation } from '../content/questions/gradient-checkpointing/lab/lab.ts';
import { lab as rewardShaping } from '../content/questions/rlhf-factuality/lab/lab.ts';
import { lab as visualTokens } from '../content/questions/multimodal-llm/lab/lab.ts';
import { draw, multiply } from '../content/numerics/matrix.ts';
import { mulberry32, normalPairs } from '../content/numerics/random.ts';
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
