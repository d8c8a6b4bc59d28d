import { columns } from 'grounded/lab/columns.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line, type Point } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame, type Rival } from './core.ts';
import { timeline } from './timeline.ts';

/** The schedule in words. */
const name = (frame: Frame, params: Params): string => {
  switch (params.schedule) {
    case 'all':
      return 'every activation kept';
    case 'uniform':
    case 'root':
      return `segments of ${frame.segment}`;
    case 'revolve':
      return `revolve with ${params.slots} ${params.slots === 1 ? 'slot' : 'slots'}`;
    case 'one':
      return 'one slot, started over for every layer';
  }
};

const extraOf = ({ run, plain }: Frame) => run.runs - plain.runs;
const ratioOf = ({ run, plain }: Frame) => run.times.at(-1)! / plain.times.at(-1)!;

function verdict({ equal, entries }: Frame): string {
  const checked = value('checked', equal === entries ? entries : equal);
  return equal === entries
    ? `<p><strong>Gradients identical:</strong> all ${checked} entries equal those of keeping everything, to the last bit.</p>`
    : `<p><strong>Gradients wrong, and nothing complains:</strong> the second run drew new dropout masks, and ${checked} of ${formatNumber(entries)} entries equal those of keeping everything.</p>`;
}

function lives(frame: Frame, params: Params): string {
  const label = `When each activation is held: ${name(frame, params)}`;
  return picture(label, (width, variant) =>
    timeline(frame.actions, frame.run, width, { label, variant, n: params.layers }),
  );
}

function facts(frame: Frame): string {
  const { run, plain, entries, equal, difference } = frame;
  const row = (title: string, name: string, all: number, own: number, digits?: number) => [
    title,
    value(`${name}All`, all, digits === undefined ? {} : { digits }),
    value(name, own, digits === undefined ? {} : { digits }),
  ];
  return table(
    'This schedule beside keeping every activation',
    ['quantity', 'keep all', 'this schedule'],
    [
      row('most activations live at once', 'peak', plain.peak, run.peak),
      row('evaluations of layers, forward', 'forwards', plain.runs, run.runs),
      row('of these, computed again', 'extra', 0, extraOf(frame)),
      row('time, where keep all is 1', 'time', 1, ratioOf(frame), 3),
      row('loss', 'loss', plain.loss, run.loss, 6),
      row('first entry of the first gradient', 'first', plain.weights[0]!, run.weights[0]!, 6),
      ['gradient entries equal to the last bit', value('entries', entries), value('equal', equal)],
      row('relative error of the gradient', 'error', 0, difference, 3),
    ],
  );
}

/** At most about 40 points; the first and the last stay. */
function thin(points: Point[]): Point[] {
  const every = Math.ceil(points.length / 40);
  return points.filter((_, i) => i < 16 || i % every === 0 || i === points.length - 1);
}

function trade(frame: Frame, n: number): string {
  const own = ratioOf(frame);
  const highest = Math.max(3, own * 1.05);
  const costliest = Math.max(...frame.revolve.map(({ work }) => work));
  const points = (rivals: readonly Rival[]) =>
    rivals.map(({ peak, work }): Point => [peak, work]).filter(([, work]) => work <= highest);
  return plotted(
    `Memory against work, for ${n} layers${highest < costliest ? ' (costlier schedules left out)' : ''}`,
    {
      x: { label: 'peak of live activations', log: true, from: 3, to: n + 1 },
      y: { label: 'work, where keep all is 1', from: 1, to: highest },
      series: [
        line('best of revolve', 'evidence', thin(points(frame.revolve))),
        line('best segments', 'frozen', points(frame.uniform), { dots: true }),
      ],
      marks: [{ x: frame.run.peak, y: own, label: 'this run' }],
    },
    'Work against peak memory, for all schedules of both kinds',
  );
}

function transformer({ bytes: { none, selective, full, layers } }: Frame, params: Params): string {
  const gigabytes = (bytes: number) => (bytes * layers) / 1e9;
  const series = [{ label: 'kept', role: 'frozen', values: [none, selective, full].map(gigabytes) }];
  const words = {
    label: 'Gigabytes of activations that a transformer keeps for the backward pass',
    x: 'what is recomputed',
    y: 'GB kept for the backward pass',
    names: ['nothing', 'attention', 'whole blocks'],
  };
  const row = (label: string, key: string, bytes: number) => [
    label,
    value(`${key}Kept`, gigabytes(bytes), { digits: 2 }),
    value(`${key}Peak`, gigabytes(bytes) + (none - bytes) / 1e9, { digits: 2 }),
  ];
  return (
    picture(
      `Estimated, not run: ${controls.model.options[params.model]}, ${formatNumber(params.sequence)} tokens, one sequence per pass, 16 bits`,
      (width, variant) => columns(series, { ...words, width, variant }),
    ) +
    `<p class="lab-caption">One block holds ${value('block', none / 1e9, { digits: 4, unit: 'GB' })} if nothing is recomputed. The peak counts the block that is being recomputed.</p>` +
    table(
      'Activations of the transformer',
      ['recomputed', 'kept, GB', 'peak, GB'],
      [
        row('nothing', 'none', none),
        row('attention', 'selective', selective),
        row('whole blocks', 'full', full),
      ],
    )
  );
}

const view = (frame: Frame, params: Params): string =>
  verdict(frame) +
  // Even segments are what the picture above the lab shows.
  (params.schedule === 'uniform' && params.wrap ? '' : lives(frame, params)) +
  facts(frame) +
  trade(frame, params.layers) +
  transformer(frame, params);

export const lab: Lab<typeof controls, Frame> = {
  title: 'Train a deep network with fewer activations in memory',
  intro:
    'A network of tanh layers is trained for one step by hand-written back-propagation, once with every activation kept and once under the schedule you choose, which says what is kept and what is computed again. ' +
    'Live activations and evaluations of layers are counted, and the gradients compared to the last bit. ' +
    'Revolve is the schedule that computes the fewest layers again when memory has a given number of slots, each for one activation, and all layers cost the same. This network is a toy of equal layers; the last chart estimates a transformer by formula.',
  controls,
  presets: [
    {
      id: 'too-few',
      label: 'Too few',
      look: 'one segment of 64 layers: a third more work, and the peak is that of keeping everything',
      params: { interval: 64 },
    },
    {
      id: 'both-ends',
      label: 'The same at both ends',
      look: 'equal layers only: segments of 2 peak at 34 for 17% more work; segments of 32 have the same peak for 32%',
      params: { interval: 2 },
    },
    {
      id: 'blocks',
      label: 'Transformer blocks',
      look: '64 GPT blocks: pairs need 130 units, single blocks 160, because a block in full takes as much as 17 inputs and pairs keep 32 inputs fewer',
      params: { interval: 2, inside: 'block' },
    },
    {
      id: 'input-only',
      label: 'One slot, start over for every layer',
      look: 'equal layers only: three activations suffice, but for every layer all those below it are computed again, so the work grows with the square of the depth. One segment of 64 also keeps the input only, and peaks at 65, because it is recomputed at once',
      params: { schedule: 'one' },
    },
    {
      id: 'few-slots',
      label: 'Revolve with 4 slots',
      look: 'equal layers only: a peak of 6, which no even spacing reaches, for less than twice the work',
      params: { schedule: 'revolve', slots: 4 },
    },
    {
      id: 'lost-masks',
      label: 'Dropout, random state lost',
      look: 'no error and the same loss, yet gradients are wrong; restore the random state and they are exact again',
      params: { dropout: 0.2, restore: false },
    },
  ],
  simplified: [
    'Small dense layers of equal width, so that activations have equal size; dropout masks, gradients and the network itself are not counted.',
    'Live activations are counted between steps: where a layer’s input is freed as soon as its output exists, the moment in which both exist does not count.',
    'Time is counted, not measured: a backward step takes twice as long as a forward one. Real overhead also depends on kernels and memory traffic.',
    'Freed activations are overwritten by NaN, so that no gradient can use memory that was not counted.',
    'The transformer is an estimate by the formula of Korthikanti et al. 2022 for GPT blocks with dropout, without parallelism. Its 34 bytes for each token and unit of width do not hold for blocks with SwiGLU, grouped queries or no dropout: a block of Llama 3.2 3B keeps about 35 and one of Llama 3 8B 41, with fused kernels. Weights, optimizer state and logits are left out. FlashAttention’s softmax statistics are neglected.',
  ],
  run,
  view,
  summary: (frame, params) =>
    `${params.layers} layers, ${name(frame, params)}: peak ${frame.run.peak} of ${frame.plain.peak} activations, ${extraOf(frame)} layers computed again, ${ratioOf(frame).toFixed(2)} times the time; gradients ${frame.equal === frame.entries ? 'identical' : 'wrong'}.`,
};
