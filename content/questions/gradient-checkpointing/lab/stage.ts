import { nearestStop, stopAtShare, type Handle, type Stage } from 'grounded/lab/stage.ts';
import { chains, equalStops, stepFor } from './chains.ts';
import { controls, type Params } from './controls.ts';
import { inUnit } from './shown.ts';
import { drawStep, layOut } from './stage-picture.ts';
import { moved, sentence } from './stage-sentence.ts';
import { lengthControl, lengthOf } from './stage-state.ts';

/** The numbers below the picture, which a drag or an arrow key goes along. */
function scaleHandle(moves: 'interval' | 'blocks', label: string): Handle<Params> {
  const isThere = (params: Params) => lengthControl(params) === moves;
  return {
    label,
    moves,
    axis: 'x',
    jumps: true,
    box: (params, canvas) => {
      if (!isThere(params)) return undefined;
      const { left, end, height } = layOut(canvas);
      return { x: (left + end) / 2, y: height - 22, width: end - left + 12, height: 44 };
    },
    at: (params, canvas) => {
      const { left, end, height } = layOut(canvas);
      const { stops } = chains[params.chain];
      const share = nearestStop(stops, lengthOf(params)) / (stops.length - 1);
      return { x: left + share * (end - left), y: height - 22 };
    },
    text: (params) => {
      const chain = chains[params.chain];
      const length = lengthOf(params);
      return `${length} ${chain.part[length === 1 ? 0 : 1]} at once: a peak of ${inUnit(stepFor(params.chain, length).peak, chain)}`;
    },
    drag: ({ x }, { chain }, canvas) => {
      const { left, end } = layOut(canvas);
      return { [moves]: stopAtShare(chains[chain].stops, (x - left) / (end - left)) };
    },
    step: ({ x, y }, params, far) => {
      const { stops } = chains[params.chain];
      const at = nearestStop(stops, lengthOf(params)) + (x || y) * (far ? 3 : 1);
      return { [moves]: stops[Math.min(stops.length - 1, Math.max(0, at))]! };
    },
  };
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    { kind: 'choice', name: 'chain', label: 'Model', above: true },
    {
      kind: 'slider',
      name: 'blocks',
      label: 'Blocks recomputed at once',
      stops: chains.small.stops,
      along: true,
      when: ({ chain }) => chain !== 'equal',
    },
    {
      kind: 'slider',
      name: 'interval',
      label: 'Layers recomputed at once',
      stops: equalStops,
      along: true,
      when: ({ chain }) => chain === 'equal',
    },
  ],
  handles: [
    scaleHandle('blocks', 'Scale of the blocks recomputed at once'),
    scaleHandle('interval', 'Scale of the layers recomputed at once'),
  ],
  fixes: { layers: 64, schedule: 'uniform', wrap: true, cost: 'even' },
  play: { label: 'Play one step', seconds: 6 },
  note: 'Counted, not measured. Llama: activations of 8,192 tokens at 16 bits, one GPU; weights, gradients, optimizer state and the loss come on top.',
  label: 'Memory of activations during one training step, and the peak for every segment length',
  heights: { wide: 264, narrow: 212 },
  picture: ({ params, before, moment }, canvas) =>
    drawStep(
      {
        chain: params.chain,
        at: lengthOf(params),
        before: before && before.chain === params.chain ? lengthOf(before) : undefined,
        moment,
      },
      canvas,
    ),
  claim: (params) => {
    const length = lengthOf(params);
    if (length >= chains[params.chain].layers) return 'one-segment';
    return { small: 'single-in-28', large: 'groups-in-126', equal: 'equal-root' }[params.chain];
  },
  sentence: ({ params, moment }) => sentence(params, moment),
  afterDrag: moved,
};
