import type { Seen } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { base, looksFor, type Looks } from './looks.ts';

/** A share of attention: whole percent, below 1 a digit that counts. */
export function percentText(share: number): string {
  const percent = 100 * share;
  return `${percent === 0 || percent >= 0.95 ? Math.round(percent) : Number(percent.toPrecision(1))}%`;
}
export const ratioText = (ratio: number): string => ratio.toFixed(2);
/** Whether two numbers differ by rounding at most. */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** A ratio before and after a change: with so many decimals that they differ, and neither looks like 1. */
export function ratioTexts(then: number, now: number): [then: string, now: string] {
  let digits = 2;
  const looks = (ratio: number) => ratio.toFixed(digits);
  while (!isSame(then, now) && (looks(then) === looks(now) || Number(looks(now)) === 1)) digits += 1;
  return [looks(then), looks(now)];
}

const draws = Array.from({ length: controls.draw.max }, (_, at) => at + 1);

const bold = (text: string, role?: string) => `<b${role ? ` class="role-${role}"` : ''}>${text}</b>`;
const vector = (share: number) => bold(percentText(share), 'trainable');
const below = ratioText(base[0].ratio);
const locked = bold(below, 'frozen');

/** What became of layer 2’s ratio. */
function became({ ratio }: Looks[1]): string {
  const [then, now] = ratioTexts(base[1].ratio, ratio);
  return `${then} became ${bold(now)}`;
}

/** Where the last word looks with each of the vectors, in this state otherwise. */
export const looksOfAll = (params: Params): Looks[] => draws.map((draw) => looksFor({ ...params, draw }));

function ofSoft(params: Params, [first, second]: Looks): string {
  const turned = looksOfAll(params).filter(([, { ratio }]) => ratio > 1).length;
  return (
    `The vector takes ${vector(first.share)} of what “files” sees in layer 1, and words shrink alike: “not” still gets ${locked} of what “delete” gets. ` +
    `In layer 2, ${became(second)}; ${turned} of ${draws.length} vectors turn the order.`
  );
}

function ofPrefix(params: Params, [first, second]: Looks): string {
  if (params.share1 < 0 && params.share2 < 0) {
    return `The soft prompt’s own shares: every soft prompt is a prefix, its keys and values in each layer. New is the second handle: layer 2’s ${vector(second.share)} are now yours to set.`;
  }
  if (first.share === 0)
    return second.share === 0
      ? `Both pairs taken out: the frozen model itself. A prefix sets each layer’s share on its own, so pull one of the handles.`
      : `Layer 1 untouched, ${vector(second.share)} of layer 2 taken: a prefix sets each share on its own. And layer 2’s words shrink alike, too: still ${bold(ratioText(base[1].ratio), 'frozen')}.`;
  return second.share === 0
    ? `${vector(first.share)} of layer 1 and nothing of layer 2: a prefix sets each share on its own. Layer 2’s ${became(second)} all the same, as its input changed.`
    : `Two handles, and each squeezes the words of its own layer alike. Only layer 1’s changes the ratio in layer 2: ${became(second)}.`;
}

function ofLora({ factor }: Params, [first]: Looks): string {
  const gets = `“not” gets ${bold(ratioText(first.ratio))} ${first.ratio > 1 ? 'times' : 'of'} what “delete” gets`;
  return factor === 1
    ? `A rank-1 change of layer 1’s queries moves this ratio itself, which no vector can. Nothing has changed yet: ${gets}.`
    : `No vector can do this: a rank-1 change of layer 1’s queries moves the ratio itself. ${gets}, ${below} before.`;
}

/** Why the padlock stays locked. */
function ofPull([first]: Looks): string {
  const rest = ratioText(1 - first.share);
  return `It stays locked: a vector multiplies the share of every word by the same number, here ${bold(rest)}, so “not” keeps ${locked} of what “delete” gets. Pull the vector instead, or choose LoRA.`;
}

/** What a state of the picture says. */
export function sentenceOf({ params }: Seen<Params>): string {
  const looks = looksFor(params);
  if (params.pulled && params.method !== 'lora') return ofPull(looks);
  switch (params.method) {
    case 'soft':
      return ofSoft(params, looks);
    case 'prefix':
      return ofPrefix(params, looks);
    case 'lora':
      return ofLora(params, looks);
  }
}

const taken: Readonly<Record<Params['method'], string>> = {
  soft: 'You took a soft prompt: one vector, and one share to set.',
  prefix: 'You took a prefix: each layer has a share to set.',
  lora: 'You took LoRA, and the lock is open.',
};

/** What was set, and what became of a ratio. */
export function moved(now: Params, before: Params): string {
  const [then, looks] = [looksFor(before), looksFor(now)];
  const became = (layer: 0 | 1) => {
    const [from, to] = ratioTexts(then[layer].ratio, looks[layer].ratio);
    return from === to ? `stayed ${to}` : `went from ${from} to ${to}`;
  };
  if (now.method !== before.method) return taken[now.method];
  if (now.method === 'lora') return `You moved what no vector moves: layer 1’s ratio ${became(0)}.`;
  if (now.pulled) return `You pulled at the lock, and it held: ${below}.`;
  const layer = isSame(then[0].share, looks[0].share) ? 1 : 0;
  const set =
    now.draw === before.draw
      ? `gave the vector ${percentText(looks[layer].share)} of layer ${layer + 1}`
      : 'drew another vector';
  return `You ${set}: layer 1’s ratio ${became(0)}, layer 2’s ${became(1)}.`;
}

/** The claim that the sentence makes. */
export function claimOf(params: Params): string | undefined {
  const [first, second] = looksFor(params);
  if (params.method === 'lora') return 'lora';
  if (params.pulled) return 'locked';
  if (params.method === 'soft') return 'changes';
  if (params.share1 < 0 && params.share2 < 0) return 'contains';
  return first.share === 0 && second.share === 0 ? undefined : 'own-layer';
}
