import { formatNumber } from 'grounded/lab/format.ts';
import { columns } from 'grounded/lab/columns.ts';
import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { drawPlot } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame, type Outcome, type Rival } from './core.ts';
import { relativeWork } from './schedule.ts';
import { timeline } from './timeline.ts';

const stretches = 80;

/** Live activations over time for a plot: the most in each of 80 stretches, so that no peak is lost. */
function curve({ times, live }: Outcome): [number, number][] {
  const until = times.at(-1)!;
  if (times.length <= stretches)
    return [[0, 1], ...Array.from(times, (time, i): [number, number] => [time, live[i]!])];
  const most = new Float64Array(stretches);
  times.forEach((time, i) => {
    const stretch = Math.min(stretches - 1, Math.floor((time / until) * stretches));
    most[stretch] = Math.max(most[stretch]!, live[i]!);
  });
  const points: [number, number][] = [[0, 1]];
  most.forEach((count, stretch) => {
    if (count > 0) points.push([((stretch + 0.5) / stretches) * until, count]);
  });
  return [...points, [until, 1]];
}

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
      return 'only the input kept';
  }
};

const costOf = (frame: Frame) => ({
  extra: frame.run.runs - frame.plain.runs,
  ratio: frame.run.times.at(-1)! / frame.plain.times.at(-1)!,
});

export function view(frame: Frame, params: Params): string {
  const n = params.layers;
  const { extra, ratio } = costOf(frame);
  const identical = frame.equal === frame.entries;
  const until = frame.run.times.at(-1)!;
  const lives = (width: number, variant: string) =>
    timeline(frame.actions, frame.run, width, {
      label: `When each activation is held: ${name(frame, params)}`,
      variant,
      n,
      until,
    });
  const memory = (width: number, variant: string) =>
    drawPlot(
      {
        x: { label: 'time, in evaluations of a layer', from: 0, to: until },
        y: { label: 'live activations', from: 0, to: n + 1 },
        series: [
          { label: 'keep all', role: 'plain', dashed: true, points: curve(frame.plain) },
          { label: 'this schedule', role: 'trainable', points: curve(frame.run) },
        ],
      },
      width,
      { label: 'Live activations over time', altId: '', variant },
    );
  // By the count of evaluations; unequal layers change the axis of time alone.
  const time = (more: number) => relativeWork(n, more);
  const highest = Math.max(3, time(extra) * 1.05);
  const points = (rivals: readonly Rival[]) =>
    rivals
      .filter((rival) => time(rival.extra) <= highest)
      .map((rival): [number, number] => [rival.peak, time(rival.extra)]);
  const trade = (width: number, variant: string) =>
    drawPlot(
      {
        x: { label: 'peak of live activations', log: true, from: 3, to: n + 1 },
        y: { label: 'work, where keep all is 1', from: 1, to: highest },
        series: [
          { label: 'best of revolve', role: 'evidence', points: thin(points(frame.revolve)) },
          { label: 'best segments', role: 'frozen', dots: true, points: points(frame.uniform) },
        ],
        marks: [{ x: frame.run.peak, y: time(extra), label: 'this run' }],
      },
      width,
      { label: 'Work against peak memory, for all schedules of both kinds', altId: '', variant },
    );
  const { none, selective, full, layers } = frame.bytes;
  const gigabytes = (bytes: number) => (bytes * layers) / 1e9;
  const transformer = (width: number, variant: string) =>
    columns([{ label: 'kept', role: 'frozen', values: [none, selective, full].map(gigabytes) }], {
      label: 'Gigabytes of activations that a transformer keeps for the backward pass',
      x: 'what is recomputed',
      y: 'GB kept for the backward pass',
      names: ['nothing', 'attention', 'whole blocks'],
      width,
      variant,
    });
  const digits = { digits: 6 };
  const one = { digits: 3 };
  const facts = table(
    'This schedule beside keeping every activation',
    ['quantity', 'keep all', 'this schedule'],
    [
      ['most activations live at once', value('peakAll', frame.plain.peak), value('peak', frame.run.peak)],
      [
        'evaluations of layers, forward',
        value('forwardsAll', frame.plain.runs),
        value('forwards', frame.run.runs),
      ],
      ['of these, reruns', value('extraAll', 0), value('extra', extra)],
      ['time, where keep all is 1', value('timeAll', 1, one), value('time', ratio, one)],
      ['loss', value('lossAll', frame.plain.loss, digits), value('loss', frame.run.loss, digits)],
      [
        'first entry of the first gradient',
        value('firstAll', frame.plain.weights[0]!, digits),
        value('first', frame.run.weights[0]!, digits),
      ],
      [
        'gradient entries equal to the last bit',
        value('entries', frame.entries),
        value('equal', frame.equal),
      ],
      ['relative error of the gradient', value('errorAll', 0, one), value('error', frame.difference, one)],
    ],
  );
  const blocks =
    `<p class="lab-caption">One block holds ${value('block', none / 1e9, { digits: 4, unit: 'GB' })} if nothing is recomputed. The peak counts the block that is being rerun.</p>` +
    table(
      'Activations of the transformer',
      ['recomputed', 'kept, GB', 'peak, GB'],
      (
        [
          ['nothing', 'none', none],
          ['attention', 'selective', selective],
          ['whole blocks', 'full', full],
        ] as const
      ).map(([label, key, bytes]) => [
        label,
        value(`${key}Kept`, gigabytes(bytes), { digits: 2 }),
        value(`${key}Peak`, gigabytes(bytes) + (none - bytes) / 1e9, { digits: 2 }),
      ]),
    );
  const verdict = identical
    ? `<p><strong>Gradients identical:</strong> all ${value('checked', frame.entries)} entries equal those of keeping everything, to the last bit.</p>`
    : `<p><strong>Gradients wrong, and nothing complains:</strong> a rerun drew new dropout masks, and ${value('checked', frame.equal)} of ${formatNumber(frame.entries)} entries equal those of keeping everything.</p>`;
  return (
    verdict +
    picture(
      `When each activation is held: ${name(frame, params)}`,
      lives(590, 'wide') + lives(310, 'narrow'),
    ) +
    picture(
      'Live activations over time; dashed, if all are kept',
      memory(590, 'wide') + memory(310, 'narrow'),
    ) +
    facts +
    picture(
      `Memory against work, for ${n} layers${highest < time(Math.max(...frame.revolve.map((rival) => rival.extra))) ? ' (costlier schedules left out)' : ''}`,
      trade(590, 'wide') + trade(310, 'narrow'),
    ) +
    picture(
      `Estimated, not run: ${controls.model.options[params.model]}, ${params.sequence} tokens, micro-batch 1, 16 bits`,
      transformer(590, 'wide') + transformer(310, 'narrow'),
    ) +
    blocks
  );
}

/** At most about 40 points; the first and the last stay. */
function thin(points: [number, number][]): [number, number][] {
  const every = Math.ceil(points.length / 40);
  return points.filter((_, i) => i < 16 || i % every === 0 || i === points.length - 1);
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Train a deep network with fewer activations in memory',
  intro:
    'A network of tanh layers is trained for one step by hand-written back-propagation, once with every activation kept and once under the schedule you choose. ' +
    'Live activations and evaluations of layers are counted, and the gradients compared to the last bit. ' +
    'Revolve is the schedule with the fewest reruns for c slots. The last chart estimates a transformer by formula.',
  controls,
  presets: [
    {
      id: 'input-only',
      label: 'Keep the input only',
      look: 'three activations suffice, but every layer reruns all those below it: the work grows with the square of the depth',
      params: { schedule: 'one' },
    },
    {
      id: 'few-slots',
      label: 'Revolve with 4 slots',
      look: 'a peak of 6, which no even spacing reaches, for less than twice the work',
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
    'The transformer is an estimate by the formula of Korthikanti et al. 2022 for GPT blocks with dropout, without parallelism; weights, optimizer states and logits are left out. FlashAttention’s softmax statistics are neglected.',
  ],
  run,
  view,
  summary: (frame, params) =>
    `${params.layers} layers, ${name(frame, params)}: peak ${frame.run.peak} of ${frame.plain.peak} activations, ${costOf(frame).extra} reruns, ${costOf(frame).ratio.toFixed(2)} times the time; gradients ${frame.equal === frame.entries ? 'identical' : 'wrong'}.`,
};
