import { nearestStop, type Canvas, type Change, type Handle, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { base, looksFor, loraLooks, remove, type Looks } from './looks.ts';
import { claimOf, percentText, ratioText, sentenceOf } from './sentence.ts';
import { edgesOf, layOut, shareAt } from './stage-layout.ts';
import { drawSqueeze, handleAt } from './stage-picture.ts';
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

/** Where the border between the two words stands among all words of layer 1, 0 to 1: no vector changes that. */
const inner = base[0].words.slice(0, remove).reduce((sum, share) => sum + share, 0);

const stepOfShare = 5;
/** What sets the share of the vector of a layer: a soft prompt has one share, a prefix one for each layer. */
function setShare(percent: number, { method }: Params, layer: 0 | 1): Change {
  const [name, from, to] =
    method === 'soft' ? (['share', 5, 85] as const) : ([layer === 0 ? 'share1' : 'share2', 0, 95] as const);
  return { [name]: Math.min(to, Math.max(from, stepOfShare * Math.round(percent / stepOfShare))) };
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

/** What can be held around an edge of a layer: the strip's height and the handle below it. */
function around(x: number, layer: 0 | 1, canvas: Canvas) {
  const { bands, knob } = layOut(canvas);
  const { strip, high } = bands[layer];
  const height = high + 2 * knob + 8;
  return { x, y: strip - 4 + height / 2, width: 28, height };
}

/** The knob under an edge of a layer. */
function knobAt(x: number, layer: 0 | 1, canvas: Canvas) {
  const { bands, knob } = layOut(canvas);
  return { x, y: bands[layer].strip + bands[layer].high + knob + 1 };
}

/** The end of what the vector takes of a layer. */
const handle = (layer: 0 | 1): Handle<Params> => ({
  shows: layer === 0,
  label: `Share of the vector in layer ${layer + 1}`,
  moves: 'share',
  axis: 'x',
  box: (params, canvas) => {
    const x =
      params.method === 'lora' ? undefined : handleAt(params.method, looksFor(params), layer, layOut(canvas));
    return x === undefined ? undefined : around(x, layer, canvas);
  },
  at: (params, canvas) =>
    knobAt(handleAt(params.method, looksFor(params), layer, layOut(canvas)) ?? 0, layer, canvas),
  text: (params) => `${percentText(looksFor(params)[layer].share)} of its attention`,
  drag: ({ x }, params, canvas) => setShare(100 * shareAt(x, 0, layOut(canvas)), params, layer),
  step: ({ x, y }, params, far) => stepped(x || y, params, far, layer),
});

/** The border between the two words: LoRA moves it; with a vector the whole strip follows the hand, and the ratio stays. */
const border: Handle<Params> = {
  label: 'Border between “not” and “delete” in layer 1',
  moves: 'factor',
  axis: 'x',
  box: (params, canvas) => around(edgesOf(looksFor(params)[0], layOut(canvas))[remove]!, 0, canvas),
  at: (params, canvas) => knobAt(edgesOf(looksFor(params)[0], layOut(canvas))[remove]!, 0, canvas),
  text: (params) => {
    const ratio = ratioText(looksFor(params)[0].ratio);
    return params.method === 'lora'
      ? `not : delete ${ratio}`
      : `not : delete ${ratio}, locked: no vector moves it, the words shrink alike`;
  },
  drag: ({ x }, params, canvas) => {
    const layout = layOut(canvas);
    if (params.method !== 'lora') return setShare(100 * shareAt(x, inner, layout), params, 0);
    const places = factors.map((factor) => edgesOf(loraLooks(factor)[0], layout)[remove]!);
    return setFactor(nearestStop(places, x));
  },
  step: ({ x, y }, params, far) => stepped(x || y, params, far, 0),
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
      html: (method) =>
        `${controls.method.options[method as Params['method']]}<br><small>${trained[method as Params['method']]}</small>`,
    },
  ],
  // The handle lies over the border where they meet.
  handles: [border, handle(0), handle(1)],
  thumb: { share: 45 },
  heights: { wide: 248, narrow: 240 },
  note: `Pull a handle, or the border with the lock. Exact for a toy: two layers of random weights. Words are labels without meaning, vectors are drawn and LoRA’s change is chosen, not trained. Positions are left out; with learned ones, as in GPT-2, a vector also shifts the words. Llama-2-7B with p\u00a0=\u00a0${realLength}: ${count('soft')} numbers, as a prefix ${count('prefix')}.`,
  label:
    'Where the last of five words looks in two layers, as strips: without a vector, and squeezed by what the vector takes.',
  draw: 'draw',
  claim: claimOf,
  picture: ({ params, before }, canvas) => {
    const looks = looksFor(params);
    const then = before && looksFor(before);
    return drawSqueeze(
      {
        method: params.method,
        looks,
        base,
        before:
          then && !alike(params, before, looks, then) ? { method: before.method, looks: then } : undefined,
      },
      layOut(canvas),
    );
  },
  sentence: sentenceOf,
};
