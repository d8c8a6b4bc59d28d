import { textWidth } from 'grounded/lab/figure-text.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Params } from './controls.ts';
import { not, remove, words, type Looks } from './looks.ts';
import { isSame, percentText, ratioTexts } from './sentence.ts';
import { edgesOf, type Layout } from './stage-layout.ts';

export type Method = Params['method'];

export interface Drawn {
  method: Method;
  looks: Looks;
  base: Looks;
  /** What was shown before. */
  before?: { method: Method; looks: Looks } | undefined;
}

export const layers = [0, 1] as const;
/** Size of a note, px. Bold letters are wider than those that are measured. */
const size = 12.5;
export const widthOf = (label: string): number => 1.06 * textWidth(label, size);

export const text = (x: number, y: number, label: string, classes: string): string =>
  `<text class="${classes}" x="${px(x)}" y="${px(y)}">${label}</text>`;

/** Whether training would set the vector of a layer, or frozen weights make it. */
export const isTrained = (method: Method, layer: number) =>
  method === 'prefix' || (method === 'soft' && layer === 0);

const fits = (label: string, width: number) => widthOf(label) + 3 <= width;

/** What fits into a block: the words, or their number alone. */
function blockLabel(drawn: Drawn, layer: number, layout: Layout): string | undefined {
  const { share } = drawn.looks[layer]!;
  if (share === 0) return undefined;
  const labels = [`vector ${percentText(share)}`, percentText(share)];
  return labels.slice(layout.kind === 'thumb' ? 1 : 0).find((label) => fits(label, share * layout.wide - 2));
}

/** Names of the words where they fit, and of the vector. */
export function names(drawn: Drawn, layout: Layout): string {
  return layers
    .map((l) => {
      const { strip, high } = layout.bands[l];
      const y = strip + high / 2 + 4.5;
      const edges = edgesOf(drawn.looks[l], layout);
      const inside = words.map((word, j) => {
        const named = layout.kind !== 'thumb' || j === not || j === remove;
        if (!named || !fits(word, edges[j + 1]! - edges[j]!)) return '';
        const middle = (edges[j]! + edges[j + 1]!) / 2;
        return text(middle, y, word, `note stage-strong${j === not ? ' stage-inverse' : ''}`);
      });
      const label = blockLabel(drawn, l, layout);
      const trained = isTrained(drawn.method, l);
      const middle = (layout.left + edges[0]!) / 2;
      return (
        inside.join('') +
        (label ? text(middle, y, label, `note stage-strong ${trained ? 'stage-inverse' : 'halo'}`) : '')
      );
    })
    .join('');
}

/** How a layer is made, with what the vector takes of it where that does not fit into its block. */
function made(drawn: Drawn, layer: number, layout: Layout): string {
  const { method } = drawn;
  if (method === 'lora') return layer === 0 ? 'queries changed' : 'frozen';
  const how = isTrained(method, layer) ? 'yours to set' : 'computed';
  const share = drawn.looks[layer]!.share;
  if (share === 0) return `${how}, 0%`;
  return blockLabel(drawn, layer, layout) ? how : `${how}, ${percentText(share)}`;
}

/** What became of the ratio. */
function fate({ method, looks, base }: Drawn, layer: number): { word: string; role: string; stays: boolean } {
  const [now, then] = [looks[layer]!.ratio, base[layer]!.ratio];
  if (isSame(now, then))
    return method === 'lora'
      ? { word: 'unchanged', role: '', stays: true }
      : { word: 'locked', role: ' role-frozen', stays: true };
  return { word: now > 1 && then < 1 ? 'order turned' : 'changed', role: '', stays: false };
}

const roleOf = (method: Method, layer: number) =>
  isTrained(method, layer) || (method === 'lora' && layer === 0) ? 'trainable' : 'frozen';

/** The texts beside the strips of a layer; on narrow pages and cards above them. */
export function sides(drawn: Drawn, layer: 0 | 1, layout: Layout): string {
  const { head, before, strip } = layout.bands[layer];
  const { kind, left, thin, wide } = layout;
  const [then, now] = ratioTexts(drawn.base[layer].ratio, drawn.looks[layer].ratio);
  const { word, role, stays } = fate(drawn, layer);
  const name = `layer ${layer + 1}`;
  const how = made(drawn, layer, layout);
  const maker = `note start stage-role role-${roleOf(drawn.method, layer)}`;
  if (kind === 'wide') {
    const right = left + wide + 14;
    return (
      text(0, strip + 18, name, 'start stage-strong') +
      text(0, strip + 35, how, maker) +
      text(right, before + thin - 1, `not : delete ${then}`, 'note start') +
      text(right, strip + 18, `${stays ? 'still' : 'now'} ${now}`, `start stage-strong${role}`) +
      text(right, strip + 35, word, `note start${role && ` stage-role${role}`}`)
    );
  }
  const end = left + wide;
  const strong = `note end stage-strong${role}`;
  if (kind === 'thumb') return text(left, head, name, 'note start') + text(end, head, word, strong);
  const fact = role ? `${now} ${word}` : now;
  const rest = end - 1.05 * widthOf(fact) - 4;
  return (
    text(left, head, name, 'note start stage-strong') +
    text(left + 49, head, how, maker) +
    text(rest, head, `not : delete${stays ? '' : ` ${then} →`}`, 'note end') +
    text(end, head, fact, strong)
  );
}
