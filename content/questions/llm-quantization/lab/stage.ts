import type { Seen, Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { fixed, sceneOf, shownChannels } from './scene.ts';
import { columnMiddle, heights, layOut } from './stage-layout.ts';
import { drawScene, knobOf } from './stage-picture.ts';
import { moved, saidOf } from './stage-sentence.ts';

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const loudness = (mag: number) => ({ mag: Math.round(within(mag, controls.mag.min, controls.mag.max)) });
const chosen = (channel: number) => ({ channel: within(Math.floor(channel), 0, shownChannels - 1) });

/** Whether two states look the same. */
const alike = (a: Params, b: Params) =>
  (['bits', 'remedy', 'mag', 'channel', 'width', 'seed'] as const).every((name) => a[name] === b[name]);

/** The claim that a state's sentence makes: those of outliers of usual size, at the bits that they are tried at. */
function claimOf({ remedy, mag, bits }: Params): string | undefined {
  if (mag !== controls.mag.default || bits !== controls.bits.default) return undefined;
  return {
    one: 'one-zeroes-most',
    token: 'token-is-no-cure',
    smooth: 'smoothing',
    rotate: 'rotation',
    keep: 'keeping',
  }[remedy];
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    { kind: 'slider', name: 'bits', label: 'Bits', stops: [3, 4, 5, 6, 7, 8] },
    { kind: 'choice', name: 'remedy', label: 'Remedy' },
    { kind: 'stepper', name: 'width', label: 'Channels', stops: controls.width.values },
  ],
  handles: [
    {
      label: 'Channel whose values are shown',
      moves: 'channel',
      axis: 'x',
      jumps: true,
      box: (_, canvas) => {
        const { left, right, above, below, rows, row } = layOut(canvas);
        const bottom = below + rows * row;
        return {
          x: (left + right) / 2,
          y: (above + bottom) / 2,
          width: right - left,
          height: bottom - above,
        };
      },
      at: ({ channel }, canvas) => {
        const layout = layOut(canvas);
        return { x: columnMiddle(channel, layout), y: layout.below + layout.rows * layout.row + 3 };
      },
      text: ({ channel }) => `channel ${channel}`,
      drag: ({ x }, _, canvas) => {
        const { left, column } = layOut(canvas);
        return chosen((x - left) / column);
      },
      step: ({ x, y }, { channel }, far) => chosen(channel + (x || y) * (far ? 8 : 1)),
    },
    {
      label: 'Size of the outlier channel',
      shows: true,
      moves: 'mag',
      axis: 'y',
      box: (params, canvas) => ({ ...knobOf(sceneOf(params), layOut(canvas)), width: 28, height: 28 }),
      text: ({ mag }) => `${mag} times as large as the others`,
      drag: ({ y }, params, canvas) => {
        const { base, perUnit } = layOut(canvas);
        const { largestLoud } = sceneOf(params);
        return loudness(((base - y) / perUnit / largestLoud) * params.mag);
      },
      step: ({ x, y }, { mag }, far) => loudness(far ? mag * 2 ** (x || y) : mag + (x || y)),
    },
  ],
  fixes: { experiment: 'outliers', ...fixed },
  note: 'A toy: one simulated layer, and 64 of its channels. Weights are rounded too, and every remedy has a scale for each token. The error is in percent of what the ordinary channels contribute.',
  label:
    'Activations of 64 neighbouring channels before and after rounding, one channel’s values, and the error of the output.',
  heights,
  claim: claimOf,
  draw: 'seed',
  picture: ({ params, before }: Seen<Params>, canvas) =>
    drawScene(
      {
        params,
        scene: sceneOf(params),
        before: before && !alike(params, before) ? { params: before, scene: sceneOf(before) } : undefined,
      },
      canvas,
    ),
  sentence: ({ params }) => saidOf(params, sceneOf(params)),
  afterDrag: moved,
};
