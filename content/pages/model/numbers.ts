/** What the page of the model says of it: sizes of its file, and what was recorded. Losses in nats a character. */
import { sizes } from '../../model/model.ts';
import adapted from '../../model/results/adapt.json' with { type: 'json' };
import compared from '../../model/results/baselines.json' with { type: 'json' };
import pruned from '../../model/results/prune.json' with { type: 'json' };
import rounded from '../../model/results/quantize.json' with { type: 'json' };
import trained from '../../model/results/train.json' with { type: 'json' };

const { layers, width, hidden, vocabulary, context } = sizes;

/** Numbers of the model: the table of characters, 28 matrices, 9 norms. */
export const weights =
  vocabulary * width + layers * (4 * width ** 2 + 3 * width * hidden) + (2 * layers + 1) * width;

/** `error` takes windows as independent; those of `baselines` do not. */
export const { characters, minutes, steps, windows, loss8: loss, loss32, error } = trained;

/** Its file in MB: a byte a weight, four for each norm's weight and for the scale of each row. */
export const megabytes = (() => {
  const norms = (2 * layers + 1) * width;
  const rows = vocabulary + layers * (5 * width + 2 * hidden);
  return (weights + 3 * norms + 4 * rows) / 1e6;
})();

/** How it was trained; the test reads the same in train.py. */
export const recipe = {
  batch: 24,
  rate: 3e-3,
  decay: 0.1,
  clipping: 1,
  betas: [0.9, 0.98],
  warmup: 50,
  least: 0.02,
  seed: 1337,
} as const;

/** How often training read its text: the first nine tenths. */
export const passes = (steps * recipe.batch * context) / Math.floor(0.9 * characters);

/** What its loss is compared with. */
export const { block, model, counting, ahead, plays, seen, training, genesis } = compared;

/** How many characters before it the best counting model looks at. */
export const bestCount = counting.findIndex(
  ({ loss }) => loss === Math.min(...counting.map(({ loss }) => loss)),
);

/** Its loss before anything is changed, on the windows of each voice that adapting is judged on, and on those of pruning. */
const { before, 'lora.4.1': after } = adapted.bases[0]!.losses;
export { before };
export const afterAdapters = after.shakespeare;
/** The same of its two further trainings. */
export const others = adapted.bases.slice(1).map(({ losses }) => losses.before.shakespeare);
export const beforePruning = pruned.curves.ablation[0]!.mean;

/** The largest input channel of attention or of a feed-forward block over the median one. */
export const largestChannel = Math.max(
  ...Object.entries(rounded.loudness).flatMap(([name, ratio]) => (/q|gate/.test(name) ? [ratio] : [])),
);
