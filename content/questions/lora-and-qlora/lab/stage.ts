import { nearestStop, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { isNear, needs, rank, shapes, tooClose, verdictOf, type Need } from './memory.ts';
import { layOut, pillOf, xOf } from './stage-layout.ts';
import { short } from './stage-bars.ts';
import { drawMemory } from './stage-picture.ts';

const cards = controls.card.values;
const batches = controls.tokens.values;

const needsOf = ({ model, tokens }: Pick<Params, 'model' | 'tokens'>) => needs(shapes.get(model)!, tokens);

const bold = (words: string, role?: string) => `<b${role ? ` class="role-${role}"` : ''}>${words}</b>`;
const gigabytes = (size: number, role?: string) => bold(`${short(size)}\u00a0GB`, role);

/** Full fine-tuning as a last sentence: where it does not fit, with and without checkpointing. */
const ofFull = (full: Need, card: number): string =>
  verdictOf(full, card) === 'checkpointed'
    ? `Full fine-tuning fits with checkpointing: ${gigabytes(full.least)}.`
    : `Full fine-tuning takes ${gigabytes(full.total, 'wrong')}, with checkpointing ${short(full.least)}.`;

/** QLoRA fits as it is. */
function ofFitting([full, lora, qlora]: readonly [Need, Need, Need], { model, card }: Params): string {
  if (verdictOf(full, card) === 'fits')
    return `Everything fits, full fine-tuning with ${gigabytes(full.total, 'evidence')} too: nothing forces you to freeze anything.`;
  if (verdictOf(lora, card) === 'fits')
    return `Both adapters fit: LoRA with ${gigabytes(lora.total, 'evidence')}, QLoRA with ${bold(short(qlora.total))}. Then take LoRA, because it usually trains faster. ${ofFull(full, card)}`;
  const base = 'its base is in 16 bits.';
  const fitting = `QLoRA fits ${bold(`${model}B`)} on this card, with ${gigabytes(qlora.total, 'evidence')}.`;
  return verdictOf(lora, card) === 'checkpointed'
    ? `${fitting} LoRA ${isNear(lora.total, card) ? 'may need' : 'needs'} checkpointing (${bold(short(lora.total))} without): ${base} ${ofFull(full, card)}`
    : `${fitting} LoRA lacks ${gigabytes(lora.least - card, 'wrong')} even with checkpointing: ${base} Full fine-tuning takes at least ${gigabytes(full.least, 'wrong')}.`;
}

/** Products of matrices in a step of an adapter: forward and the gradient of activations, and forward once more. */
const [once, again] = [2, 3];

/** The largest part of what stays with every layer recomputed; in a small model with a large vocabulary it is logits. */
function ofMost({ kept, logits }: Need, base: number): string {
  if (base >= kept) return `${bold(short(base))} of it are the 4-bit base alone.`;
  return logits > kept / 2
    ? `${bold(short(logits))} of it are logits (scores for every word) and their gradients. A loss computed in chunks avoids most of them.`
    : `${bold(short(kept))} of it are activations that stay even so.`;
}

/** The first of the ways, from the smallest, of which the arithmetic cannot say whether it fits. */
function ofClose(all: readonly Need[], card: number): string | undefined {
  for (const need of all.toReversed()) {
    const close = tooClose(need, card);
    if (close)
      return `Too close to call: ${need.label} takes ${gigabytes(need[close])}${close === 'least' ? ' with checkpointing' : ''} by this count, which leaves things out. On a card of ${bold(String(card))} GB, measure it.`;
  }
  return undefined;
}

function sentenceOf(params: Params): string {
  const all = needsOf(params);
  const close = ofClose(all, params.card);
  if (close) return close;
  const [, lora, qlora] = all;
  const { model, card } = params;
  const verdict = verdictOf(qlora, card);
  if (verdict === 'fits') return ofFitting(all, params);
  const base = qlora.parts[0]!.size;
  const name = bold(`${model}B`);
  if (verdict === 'lacks')
    return (
      `Not even QLoRA: ${name} takes ${gigabytes(qlora.least, 'wrong')} with every layer recomputed, and ` +
      ofMost(qlora, base)
    );
  if (qlora.activations > qlora.still)
    return `Four bits, and still full: of QLoRA’s ${gigabytes(qlora.total, 'wrong')}, ${bold(short(qlora.activations))} are activations, which adapters hardly shrink. Recomputing them leaves ${gigabytes(qlora.least, 'evidence')}, for about ${again / once} times the FLOPs.`;
  return `In 4 bits ${name} fits if its activations are recomputed: ${gigabytes(qlora.least, 'evidence')}, else ${bold(short(qlora.total))}. In 16 bits the base alone is ${gigabytes(lora.parts[0]!.size, 'wrong')}.`;
}

/** What was set, and which ways of training fit now, as they are or with checkpointing; a smaller one fits with each larger. */
function moved(now: Params, before: Params): string {
  const { model, tokens, card } = now;
  const set =
    card !== before.card
      ? `took a card of ${card} GB`
      : model !== before.model
        ? `took a model of ${model}B`
        : `put ${tokens.toLocaleString('en')} tokens in a batch`;
  const all = needsOf(now);
  if (ofClose(all, card)) return `You ${set}, and it is too close to call.`;
  const fitting = (params: Params) =>
    needsOf(params).filter((need) => verdictOf(need, params.card) !== 'lacks').length;
  const [then, fit] = [fitting(before), fitting(now)];
  const named = (from: number, to: number) => {
    const labels = all.slice(3 - to, 3 - from).map(({ label }) => label.replace('F', 'f'));
    return labels.length === 3 ? 'all three' : labels.join(' and ');
  };
  const verb = (count: number, one: string, more: string) => (count === 1 ? one : more);
  if (fit > then)
    return `You ${set}: now ${named(then, fit)} ${verb(fit - then, 'fits', 'fit')}${then ? ', too' : ''}.`;
  if (fit < then) return `You ${set}: ${named(fit, then)} no longer ${verb(then - fit, 'fits', 'fit')}.`;
  return `You ${set}: ${fit === 0 ? 'nothing fits' : `${fit === 3 ? '' : 'only '}${named(0, fit)} ${verb(fit, 'fits', 'fit')}`}, as before.`;
}

const at = <V>(values: readonly V[], index: number): V =>
  values[Math.min(values.length - 1, Math.max(0, index))]!;
const said = { fits: 'fits', checkpointed: 'fits with checkpointing', lacks: 'does not fit' } as const;

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'slider',
      name: 'model',
      label: 'Model',
      stops: controls.model.values,
      text: (value) => `${value}B`,
    },
    {
      kind: 'slider',
      name: 'tokens',
      label: 'Tokens in a batch',
      stops: batches,
      text: (value) => value.toLocaleString('en'),
    },
  ],
  handles: [
    {
      label: 'Memory of the card',
      moves: 'card',
      axis: 'x',
      box: ({ card }, canvas) => {
        const layout = layOut(canvas);
        const { bottom, pill } = layout;
        return { x: pillOf(layout, canvas, card), y: bottom / 2 + 1, width: pill + 4, height: bottom + 2 };
      },
      at: ({ card }, canvas) => ({ x: pillOf(layOut(canvas), canvas, card), y: 14 }),
      text: (params) =>
        `${params.card} GB: ${needsOf(params)
          .map((need) => `${need.label} ${said[verdictOf(need, params.card)]}`)
          .join(', ')}`,
      drag: ({ x }, { card }, canvas) => {
        const layout = layOut(canvas);
        const index = nearestStop(cards, card);
        const here = xOf(layout, card);
        // A hand that takes the label at its edge does not move it yet.
        const next = xOf(layout, at(cards, x > here ? index + 1 : index - 1));
        if (Math.abs(x - here) < Math.min(layout.pill / 2, 0.75 * Math.abs(next - here))) return { card };
        const places = cards.map((one) => xOf(layout, one));
        return { card: cards[nearestStop(places, x)]! };
      },
      step: ({ x, y }, { card }) => ({
        card: at(cards, nearestStop(cards, card) + (x || y)),
      }),
    },
    {
      label: 'Tokens in a batch, at the end of QLoRA’s bar',
      moves: 'tokens',
      axis: 'x',
      box: (params, canvas) => {
        const layout = layOut(canvas);
        return {
          x: xOf(layout, needsOf(params)[2].total),
          y: layout.rows[2]!.bar + layout.high / 2,
          width: 28,
          height: layout.high + 4,
        };
      },
      text: (params) =>
        `${params.tokens.toLocaleString('en')}: ${needsOf(params)[2].total.toFixed(1)} GB with QLoRA`,
      drag: ({ x }, { model }, canvas) => {
        const ends = batches.map((tokens) => xOf(layOut(canvas), needsOf({ model, tokens })[2].total));
        return { tokens: batches[nearestStop(ends, x)]! };
      },
      step: ({ x, y }, { tokens }) => ({
        tokens: at(batches, nearestStop(batches, tokens) + (x || y)),
      }),
    },
  ],
  heights: { wide: 224, narrow: 244 },
  note: `Calculated, not measured: GB of 10⁹ bytes, Llama 3.2 (1B, 3B) and LLaMA, rank ${rank} on all linear layers. LitGPT measured peaks 4 to 5% higher for LoRA, 28 to 30% for QLoRA.`,
  label:
    'Memory of full fine-tuning, LoRA and QLoRA as bars of trained, frozen and activations, against that of a card.',
  claim: (params) => (ofClose(needsOf(params), params.card) ? undefined : 'order'),
  picture: ({ params, before }, canvas) =>
    drawMemory(
      {
        card: params.card,
        cards,
        needs: needsOf(params),
        ghost: {
          card: before && before.card !== params.card ? before.card : undefined,
          needs:
            before && (before.model !== params.model || before.tokens !== params.tokens)
              ? needsOf(before)
              : undefined,
        },
      },
      canvas,
    ),
  sentence: ({ params }) => sentenceOf(params),
  afterDrag: moved,
};
