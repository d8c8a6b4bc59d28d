import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Params } from './controls.ts';
import { not, remove, words, type Looks } from './looks.ts';
import { isSame, percentText, ratioTexts } from './sentence.ts';
import { edgesOf, widthOf, type Layout } from './stage-layout.ts';

export type Method = Params['method'];

export interface Drawn {
  method: Method;
  looks: Looks;
  base: Looks;
  /** With each of the vectors, in this state otherwise; none with LoRA. */
  all: readonly Looks[];
  /** How often somebody pulled the padlock, 1 and 2 in turn; 0 if not. */
  pulled: number;
  /** What was shown before. */
  before?: { looks: Looks } | undefined;
}

export const layers = [0, 1] as const;

export const text = (x: number, y: number, label: string, classes: string): string =>
  `<text class="${classes}" x="${px(x)}" y="${px(y)}">${label}</text>`;

/** Whether training would set the vector of a layer, or frozen weights make it. */
export const isTrained = (method: Method, layer: number) =>
  method === 'prefix' || (method === 'soft' && layer === 0);

/** The shares of the vector and of the two words, where they fit into their ribbons. */
export function shares(drawn: Drawn, l: 0 | 1, layout: Layout): string {
  const { share, words: among } = drawn.looks[l];
  const edges = edgesOf(drawn.looks[l], layout);
  const right = layout.words[words.length - 1]![0] - 6;
  return [undefined, not, remove]
    .map((j) => {
      const at = j === undefined ? 0 : j + 1;
      const [top, bottom] = [edges[at]!, edges[at + 1]!];
      if (bottom - top < 11.5) return '';
      const part = j === undefined ? share : (1 - share) * among[j]!;
      const kind =
        j === remove
          ? 'stage-strong'
          : j === not || isTrained(drawn.method, l)
            ? 'stage-strong stage-inverse'
            : 'stage-strong halo';
      return text(right, (top + bottom) / 2 + 4.3, percentText(part), `note end ${kind}`);
    })
    .join('');
}

/** How a layer is made. */
function made(method: Method, l: number): string {
  if (method === 'lora') return l === 0 ? 'queries changed' : 'frozen';
  return isTrained(method, l) ? 'yours to set' : 'computed';
}

/** What became of the ratio. */
function fate({ method, looks, base }: Drawn, l: number): { word: string; role: string; stays: boolean } {
  const [now, then] = [looks[l]!.ratio, base[l]!.ratio];
  if (isSame(now, then))
    return method === 'lora'
      ? { word: 'unchanged', role: '', stays: true }
      : { word: 'locked', role: ' role-frozen', stays: true };
  return { word: now > 1 && then < 1 ? 'order turned' : 'changed', role: '', stays: false };
}

const roleOf = (method: Method, l: number) =>
  isTrained(method, l) || (method === 'lora' && l === 0) ? 'trainable' : 'frozen';

/** Above a layer: its name, how it is made, and the ratio of the two words. */
export function heading(drawn: Drawn, l: 0 | 1, { kind, wide }: Layout): string {
  const [then, now] = ratioTexts(drawn.base[l].ratio, drawn.looks[l].ratio);
  const { word, role, stays } = fate(drawn, l);
  const y = 12;
  if (kind === 'thumb')
    return text(0, y, `layer ${l + 1}`, 'note start') + text(wide, y, word, `note end stage-strong${role}`);
  const fact = stays ? `${now} ${word}` : now;
  const rest = wide - 1.05 * widthOf(fact) - 4;
  return (
    text(0, y, `layer ${l + 1}`, 'note start stage-strong') +
    text(49, y, made(drawn.method, l), `note start stage-role role-${roleOf(drawn.method, l)}`) +
    text(rest, y, `not : delete${stays ? '' : ` ${then} →`}`, 'note end') +
    text(wide, y, fact, `note end stage-strong${role}`)
  );
}

/** Below the line of ratios: which word gets more on either side, and with how many of the vectors. */
export function counts({ all }: Drawn, l: 0 | 1, { axis, wide }: Layout): string {
  const above = all.filter((looks) => looks[l].ratio > 1).length;
  const y = axis! + 23;
  const many = (count: number, unit = '') => {
    if (count === 0) return '';
    return count === all.length ? `all ${count} vectors: ` : `${count}${unit}: `;
  };
  return (
    text(0, y, `${many(all.length - above, ' vectors')}“delete” gets more`, 'note start') +
    text(wide, y, `${many(above)}“not” gets more`, 'note end')
  );
}
