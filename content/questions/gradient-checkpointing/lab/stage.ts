import { nearestStop, stopAtShare, type Seen, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { blockStep, stepOf, type Step } from './lives.ts';
import { relativeWork, uniform } from './schedule.ts';
import { drawStep, insetOf } from './stage-picture.ts';

export const layers = 64;
/** Where the slider stops: every length while a step of one still shows, then ever wider steps. */
export const stops = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 32, 40, 48, 64] as const;

const known = new Map<string, Step>();
/** One step with segments of a length, of equal layers or of transformer blocks. */
export function stepFor(interval: number, inside: Params['inside']): Step {
  const key = `${inside} ${interval}`;
  let step = known.get(key);
  if (!step) {
    step = inside === 'block' ? blockStep(layers, interval) : stepOf(uniform(layers, interval, true), layers);
    known.set(key, step);
  }
  return step;
}

/** The nearest stop: a link may hold any length. */
const stopAt = (interval: number): number => stops[nearestStop(stops, interval)]!;

const percent = (interval: number, inside: Params['inside']) =>
  Math.round(100 * (relativeWork(layers, stepFor(interval, inside).reruns) - 1));
const ordinal = (n: number) =>
  `${n}${n % 10 === 1 && n % 100 !== 11 ? 'st' : n % 10 === 2 && n % 100 !== 12 ? 'nd' : n % 10 === 3 && n % 100 !== 13 ? 'rd' : 'th'}`;
const bold = (text: string | number) => `<b>${text}</b>`;

function ofLayers(k: number): string {
  const { peak } = stepFor(k, 'alike');
  const work = bold(`${percent(k, 'alike')}% more work`);
  if (k === 1) return `Keep all ${layers} and the output: ${bold(peak)} at once, nothing runs twice.`;
  if (k === layers)
    return `One segment of ${layers}: ${work}, and the peak is ${bold(peak)}, as if nothing had been dropped. The whole chain is rebuilt at once.`;
  if (k > 11)
    return `Keep fewer, only every ${ordinal(k)}, and the peak ${bold('rises')} from 16 to ${bold(peak)}: the stretch that is rebuilt at once has ${k} layers.`;
  return `Keep every ${ordinal(k)} of ${layers} activations, rebuild the rest when needed: ${bold(peak)} at once instead of 65, for ${work}. The gradient is the same to the last bit.`;
}

function ofBlocks(k: number): string {
  const { peak } = stepFor(k, 'block');
  const single = stepFor(1, 'block').peak;
  if (k === 1)
    return `Wrap each of ${layers} transformer blocks: at most ${bold(peak)} units of sbh bytes instead of 2,176, for ${bold('33% more work')}. A GPT block with fused attention holds 17 times its input, so short segments win.`;
  if (k === 2)
    return `Wrap ${layers} transformer blocks in pairs: ${bold(peak)} units. The best, and hardly better than ${single}.`;
  if (peak < single)
    return `Wrap ${k} transformer blocks at a time: ${bold(peak)} units, hardly better than ${single}.`;
  return `The square root of ${layers} is no guide for transformer blocks: segments of ${k} hold ${bold(peak.toLocaleString('en'))} units, of one block ${single}.`;
}

/** What happens at a moment of the step. */
function atMoment({ interval, inside }: Params, moment: number): string {
  const { until, memory, forward } = stepFor(stopAt(interval), inside);
  const time = Math.round(moment * until);
  const live = memory.filter(([at]) => at <= time).at(-1)![1];
  const what =
    inside === 'block' ? 'units are held' : live === 1 ? 'activation is held' : 'activations are held';
  const phase = time <= forward ? 'The first forward sweep' : 'Backward, segment by segment';
  return `${phase}, ${time} of ${until}: ${bold(live.toLocaleString('en'))} ${what}.`;
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    { kind: 'slider', name: 'interval', label: 'Segment length', stops, along: true },
    { kind: 'choice', name: 'inside', label: 'Layers' },
  ],
  grips: [
    {
      label: 'Dot on the curve of peaks',
      axis: 'x',
      jumps: true,
      box: (_, { kind, width, height }) => {
        const { left, right } = insetOf(kind);
        const room = width - left - right;
        return { x: left + room / 2, y: height - 32, width: room + 12, height: 64 };
      },
      text: ({ interval, inside }) =>
        `${stopAt(interval)}: a peak of ${stepFor(stopAt(interval), inside).peak}`,
      drag: ({ x }, _, { kind, width }) => {
        const { left, right } = insetOf(kind);
        return { interval: stopAtShare(stops, (x - left) / (width - left - right)) };
      },
      step: ({ x, y }, { interval }) => {
        const at = nearestStop(stops, interval) + (x || y);
        return { interval: stops[Math.min(stops.length - 1, Math.max(0, at))]! };
      },
    },
  ],
  fixes: { layers, schedule: 'uniform', wrap: true, cost: 'even' },
  play: { label: 'one step', seconds: 6 },
  note: 'Counted, not measured: activations only; weights, gradients and optimizer state stay.',
  label:
    'When each activation of 64 layers is held during one training step, how many are held at once, and the peak for every segment length.',
  picture: ({ params, before, moment }: Seen<Params>, canvas) =>
    drawStep(
      {
        at: stopAt(params.interval),
        inside: params.inside,
        before: before && before.inside === params.inside ? stopAt(before.interval) : undefined,
        moment,
      },
      { stops, stepFor, canvas },
    ),
  sentence: ({ params, moment }) =>
    moment !== undefined
      ? atMoment(params, moment)
      : params.inside === 'block'
        ? ofBlocks(stopAt(params.interval))
        : ofLayers(stopAt(params.interval)),
};
