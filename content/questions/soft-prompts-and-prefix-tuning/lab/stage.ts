import { nearestStop, type Change, type Handle, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { base, looksFor, type Looks } from './looks.ts';
import { claimOf, looksOfAll, moved, percentText, ratioText, sentenceOf } from './sentence.ts';
import { layOut, lockAt, ratioAt, shareAt, type Layout } from './stage-layout.ts';
import { drawRibbons, handleAt } from './stage-picture.ts';
import { parameterCount } from './task.ts';

const factors = controls.factor.values;
/** The stage's own model, and one that people run. */
const small = { layers: base.length, width: 16, keyValueWidth: 16 };
const real = { layers: 32, width: 4096, keyValueWidth: 4096 };
const realLength = 20;
const count = (kind: 'soft' | 'prefix') => parameterCount(kind, realLength, real).toLocaleString('en');
const trained: Readonly<Record<Params['method'], string>> = {
  soft: `p·d = ${parameterCount('soft', 1, small)} numbers`,
  prefix: `2L·p·d = ${parameterCount('prefix', 1, small)}`,
  lora: `2·d·r = ${2 * small.width}`,
};

const stepOfShare = 5;
/** What sets the share of the vector of a layer: a soft prompt has one share, a prefix one for each layer. */
function setShare(percent: number, { method }: Params, layer: 0 | 1): Change {
  const [name, from, to] =
    method === 'soft' ? (['share', 5, 85] as const) : ([layer === 0 ? 'share1' : 'share2', 0, 95] as const);
  return { pulled: 0, [name]: Math.min(to, Math.max(from, stepOfShare * Math.round(percent / stepOfShare))) };
}
const setFactor = (at: number): Change => ({
  factor: factors[Math.min(factors.length - 1, Math.max(0, at))]!,
});

/** By arrow keys: the next share, or the next factor. */
function stepped(by: number, params: Params, far: boolean, layer: 0 | 1): Change {
  if (params.method === 'lora') return setFactor(nearestStop(factors, params.factor) + by);
  const percent = stepOfShare * Math.round((100 * looksFor(params)[layer].share) / stepOfShare);
  return setShare(percent + by * stepOfShare * (far ? 4 : 1), params, layer);
}

/** What can be held around a place of a layer. */
function around([x, y]: readonly [number, number], layer: 0 | 1, { at }: Layout) {
  const [left, top] = at[layer];
  return { x: left + x, y: top + y, width: 28, height: 28 };
}

/** The end of the vector's ribbon in a layer. */
const handle = (layer: 0 | 1): Handle<Params> => ({
  label: `Share of the vector in layer ${layer + 1}`,
  moves: 'share',
  axis: 'x',
  box: (params, canvas) => {
    const layout = layOut(canvas);
    const at =
      params.method === 'lora' ? undefined : handleAt(params.method, looksFor(params), layer, layout);
    return at && around(at, layer, layout);
  },
  text: (params) => `${percentText(looksFor(params)[layer].share)} of its attention`,
  drag: ({ x }, params, canvas) => {
    const layout = layOut(canvas);
    return setShare(100 * shareAt(x - layout.at[layer][0], layout), params, layer);
  },
  // The ribbon grows to the left, and with an arrow to the right.
  step: ({ x, y }, params, far) => stepped(x || y, params, far, layer),
});

/** The padlock between the two words: with a vector it refuses; with LoRA it is open, and the ratio can be moved. */
const padlock: Handle<Params> = {
  label: 'Ratio of “not” to “delete” in layer 1',
  moves: 'factor',
  axis: 'x',
  box: (params, canvas) => {
    const layout = layOut(canvas);
    const open = params.method === 'lora' ? handleAt('lora', looksFor(params), 0, layout) : undefined;
    return around(open ?? [lockAt(layout), layout.row + layout.box / 2], 0, layout);
  },
  text: (params) => {
    const ratio = ratioText(looksFor(params)[0].ratio);
    return params.method === 'lora' ? ratio : `${ratio}, locked: no vector moves it`;
  },
  drag: ({ x }, params, canvas) => {
    const layout = layOut(canvas);
    const along = x - layout.at[0][0];
    // It is shaken anew at every few px.
    if (params.method !== 'lora') return { pulled: 1 + (Math.abs(Math.round(along / 8)) % 2) };
    return setFactor(
      nearestStop(
        factors.map((factor) => ratioAt(factor * base[0].ratio, layout)),
        along,
      ),
    );
  },
  step: ({ x, y }, params, far) =>
    params.method === 'lora' ? stepped(x || y, params, far, 0) : { pulled: params.pulled === 1 ? 2 : 1 },
};

/** Whether two states look alike. */
const alike = (one: Params, other: Params, a: Looks, b: Looks): boolean =>
  one.method === other.method &&
  a.every(({ share, ratio }, l) => share === b[l]!.share && ratio === b[l]!.ratio);

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'choice',
      name: 'method',
      label: 'What is trained',
      sets: { pulled: 0 },
      html: (method) =>
        `${controls.method.options[method as Params['method']]}<br><small>${trained[method as Params['method']]}</small>`,
    },
  ],
  handles: [handle(0), handle(1), padlock],
  thumb: { share: 45 },
  heights: { wide: 206, narrow: 319 },
  note: `Exact for a toy: two layers of random weights. Words are labels without meaning, vectors are drawn and LoRA’s change is chosen, not trained. Positions are left out; with learned ones, as in GPT-2, a vector also shifts the words. Llama-2-7B with p\u00a0=\u00a0${realLength}: ${count('soft')} numbers, as a prefix ${count('prefix')}.`,
  label:
    'Where the last of five words looks in two layers, as ribbons to each word and to a vector, and below them the ratio of two words with each of fifty vectors.',
  draw: 'draw',
  claim: claimOf,
  picture: ({ params, before }, canvas) => {
    const looks = looksFor(params);
    const then = before && looksFor(before);
    return drawRibbons(
      {
        method: params.method,
        looks,
        base,
        all: params.method === 'lora' ? [] : looksOfAll(params),
        pulled: params.pulled,
        before: then && !alike(params, before, looks, then) ? { looks: then } : undefined,
      },
      layOut(canvas),
    );
  },
  sentence: sentenceOf,
  afterDrag: moved,
};
