import { nearestStop, stopAtShare, type Seen, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { blockStep, heldAt, stepOf, type Step } from './lives.ts';
import { relativeWork, uniform } from './schedule.ts';
import { drawStep, layOut } from './stage-picture.ts';

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

const work = (k: number, inside: Params['inside']) => bold(`${percent(k, inside)}% more work`);

/** Whether the lab draws new dropout masks for a rerun, and its gradient is another one. */
const losesMasks = ({ dropout, restore }: Params) => dropout > 0 && !restore;

function ofLayers(params: Params): string {
  const k = stopAt(params.interval);
  const { peak } = stepFor(k, 'alike');
  if (k === 1)
    return `A textbook chain of ${layers} equal layers: to keep all takes ${bold(peak)} activations at once, and nothing is computed twice.`;
  if (k === layers)
    return `One segment of ${layers} equal layers: ${work(k, 'alike')}, and the peak is ${bold(peak)}, as if nothing had been dropped, because the whole chain is recomputed at once.`;
  if (k > 11)
    return `Keep only every ${ordinal(k)} activation, and the peak ${bold('rises')} from 16 to ${bold(peak)}, for ${work(k, 'alike')}, because ${k} layers are recomputed at once.`;
  const gradient = losesMasks(params)
    ? 'The gradient is wrong, because the second run draws new dropout masks.'
    : 'The gradient is the same to the last bit.';
  return `Keep every ${ordinal(k)} activation of ${layers} equal layers and recompute the rest: ${bold(peak)} at once instead of 65, for ${work(k, 'alike')}. ${gradient}`;
}

const units = (peak: number) => bold(peak.toLocaleString('en'));

function ofBlocks(k: number): string {
  const peak = units(stepFor(k, 'block').peak);
  const [single, pairs] = [1, 2].map((length) => stepFor(length, 'block').peak) as [number, number];
  switch (k) {
    case 1:
      return `Checkpoint each of ${layers} transformer blocks: ${peak} units instead of 2,176, for ${work(k, 'block')}. Each block in full takes 34 units, a kept input 2.`;
    case 2:
      return `Checkpoint ${layers} transformer blocks in pairs: ${peak} units, the least of all lengths. That is ${Math.round(100 * (1 - pairs / single))}% less than the ${single} of single blocks.`;
    case 3:
      return `Checkpoint 3 transformer blocks at a time: ${peak} units. In pairs it is ${pairs}, the least; one by one, ${single}.`;
    case layers:
      return `One segment of ${layers} blocks: ${work(k, 'block')}, and the peak is ${peak} units, as much as to keep all.`;
    default:
      return `Segments of ${k} blocks peak at ${peak} units, single blocks at ${single}, because each block in full takes 34 units and a kept input only 2.`;
  }
}

/** What happens at a moment of the step. */
function atMoment({ interval, inside }: Params, moment: number): string {
  const step = stepFor(stopAt(interval), inside);
  const time = moment * step.until;
  const held = heldAt(step, time);
  const next = step.memory.find(([at]) => at > time)?.[1] ?? 0;
  const what =
    inside === 'block' ? 'units are held' : held === 1 ? 'activation is held' : 'activations are held';
  const phase =
    time < step.forward
      ? 'The first forward sweep'
      : next > held
        ? 'Backward, a segment is recomputed'
        : 'Backward, gradients pass and memory is freed';
  return `${phase}: ${bold(held.toLocaleString('en'))} ${what}.`;
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    { kind: 'slider', name: 'interval', label: 'Segment length', stops, along: true },
    { kind: 'choice', name: 'inside', label: 'Layers' },
  ],
  handles: [
    {
      label: 'Dot on the curve of peaks',
      moves: 'interval',
      axis: 'x',
      jumps: true,
      box: (_, canvas) => {
        const { left, end, peaks, height } = layOut(canvas);
        const top = peaks[0] - 10;
        return { x: (left + end) / 2, y: (top + height) / 2, width: end - left + 12, height: height - top };
      },
      text: ({ interval, inside }) =>
        `${stopAt(interval)}: a peak of ${stepFor(stopAt(interval), inside).peak}`,
      drag: ({ x }, _, canvas) => {
        const { left, end } = layOut(canvas);
        return { interval: stopAtShare(stops, (x - left) / (end - left)) };
      },
      step: ({ x, y }, { interval }, far) => {
        const by = x || y;
        if (far && Number.isFinite(by)) return { interval: stopAt(interval * 2 ** by) };
        const at = nearestStop(stops, interval) + by;
        return { interval: stops[Math.min(stops.length - 1, Math.max(0, at))]! };
      },
    },
  ],
  fixes: { layers, schedule: 'uniform', wrap: true, cost: 'even' },
  play: { label: 'one step', seconds: 6 },
  note: 'Counted, not measured: activations only; weights, gradients and optimizer state stay. Blocks are GPT’s with fused attention; a unit is one byte for each token and unit of width.',
  label:
    'When each activation of 64 layers is held during one training step, how many are held at once, and the peak for every segment length.',
  heights: { wide: 296, narrow: 252 },
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
        : ofLayers(params),
};
