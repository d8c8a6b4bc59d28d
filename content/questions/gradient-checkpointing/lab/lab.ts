import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line, type Point } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import type { Budget } from './budget.ts';
import { chains } from './chains.ts';
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

const gibibytes = (name: string, bytes: number) => value(name, bytes / 2 ** 30, { digits: 2 });

/** Whether a model's step fits: the two moments of which the larger sets the peak. */
function fit({ budgets }: Frame, params: Params): string {
  const own = budgets[params.recompute];
  const peak = Math.max(own.turn, own.end);
  const row = (title: string, part: keyof Budget) => [title, gibibytes(`fit-${part}`, own[part])];
  const moment =
    own.turn > own.end
      ? 'where forward turns into backward'
      : 'at the end of the backward pass, in the first block';
  const choices = (['nothing', 'cheap', 'blocks'] as const).map((choice) => {
    const { turn, end } = budgets[choice];
    return [
      controls.recompute.options[choice],
      gibibytes(`${choice}Turn`, turn),
      gibibytes(`${choice}End`, end),
    ];
  });
  return (
    table(
      `Does it fit? ${controls.model.options[params.model]}, ${formatNumber(params.tokens)} tokens in one pass, counted for one GPU`,
      ['GiB', controls.recompute.options[params.recompute]],
      [
        row('weights and Adam’s moments', 'states'),
        row('activations that wait for the backward pass', 'waiting'),
        row('logits and loss', 'loss'),
        row('sum where forward turns into backward', 'turn'),
        row('gradients of all weights but one block’s', 'gradients'),
        row('one block in full', 'block'),
        row('sum at the end, with weights and moments', 'end'),
      ],
    ) +
    `<p class="lab-caption">The peak is ${gibibytes('fitPeak', peak)} GiB, ${moment}.</p>` +
    table(
      'The two sums by what is recomputed, GiB',
      ['recomputed', 'forward turns into backward', 'end of the backward pass'],
      choices,
    )
  );
}

/** Whether the picture above the lab shows the lives of these activations. */
const isAbove = ({ chain, layers, schedule, wrap }: Params): boolean =>
  chain === 'equal' && layers === chains.equal.layers && schedule === 'uniform' && wrap;

const view = (frame: Frame, params: Params): string =>
  verdict(frame) +
  (isAbove(params) ? '' : lives(frame, params)) +
  facts(frame) +
  trade(frame, params.layers) +
  fit(frame, params);

export const lab: Lab<typeof controls, Frame> = {
  title: 'Train a deep network with fewer activations in memory',
  intro:
    'A network of tanh layers is trained for one step by hand-written back-propagation, once with every activation kept and once under the schedule you choose, which says what is kept and what is computed again. ' +
    'Live activations and evaluations of layers are counted, and the gradients compared to the last bit. ' +
    'Revolve is the schedule that computes the fewest layers again when memory has a given number of slots, each for one activation, and all layers cost the same. This network is a toy of equal layers. The last two tables count whether the training of a Llama model fits.',
  controls,
  presets: [
    {
      id: 'blocks',
      label: '126 blocks in pairs',
      look: 'pairs need 30% less memory than single blocks, and threes a little less still',
      params: { chain: 'large', blocks: 2 },
    },
    {
      id: 'too-few',
      label: 'One segment',
      look: 'all 28 blocks are recomputed at once: a third more work, and the peak is that of keeping everything',
      params: { blocks: 28 },
    },
    {
      id: 'both-ends',
      label: 'The textbook chain',
      look: 'equal layers only: segments of 6 to 11 layers all peak at 16 activations, and those of 6 take the least work',
      params: { chain: 'equal' },
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
      params: { chain: 'equal', dropout: 0.2, restore: false },
    },
  ],
  simplified: [
    'Small dense layers of equal width, so that activations have equal size; dropout masks, gradients and the network itself are not counted.',
    'Live activations are counted between steps: where a layer’s input is freed as soon as its output exists, the moment in which both exist does not count.',
    'Time is counted, not measured: a backward step takes twice as long as a forward one. Real overhead also depends on kernels and memory traffic.',
    'Freed activations are overwritten by NaN, so that no gradient can use memory that was not counted.',
    'The tables of what fits are counted, without parallelism, for fused kernels. An ordinary loss is taken as three times its logits in single precision, which is the least that loss.py measures; gradients have two bytes. Statistics of norms and softmax, and copies that a chunk of the loss makes, are left out.',
  ],
  run,
  view,
  summary: (frame, params) =>
    `${params.layers} layers, ${name(frame, params)}: peak ${frame.run.peak} of ${frame.plain.peak} activations, ${extraOf(frame)} layers computed again, ${ratioOf(frame).toFixed(2)} times the time; gradients ${frame.equal === frame.entries ? 'identical' : 'wrong'}.`,
};
