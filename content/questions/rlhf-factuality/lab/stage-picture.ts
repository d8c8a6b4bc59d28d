import { formatNumber } from 'grounded/lab/format.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { scaleInset, type Canvas, type Seen } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { question } from './answers.ts';
import { controls, pressures, type Params } from './controls.ts';
import { bubbleOutlines, bubbles } from './bubbles.ts';
import { nameOf, worldOf } from './families.ts';
import { bandNames, begin, falseEdge, river, through, type Bed } from './river.ts';
import { stopOf, truthRl } from './stage-words.ts';

/** Where the score and the river lie from top to bottom, in px; what the policy answers stands above them. */
const sizes = {
  wide: { score: [128, 142], river: [148, 286] },
  narrow: { score: [104, 118], river: [124, 246] },
  thumb: { score: [22, 40], river: [48, 136] },
} as const;

/** Where the river of a canvas lies, with its handle at a stop. */
export function bedOf({ kind, width }: Canvas, stop: number): Bed {
  const { left, right } = kind === 'thumb' ? { left: 8, right: 8 } : scaleInset[kind];
  const [top, bottom] = sizes[kind].river;
  const end = width - right;
  return { left, end, top, bottom, handle: left + (stop / (pressures.length - 1)) * (end - left) };
}

const strong = (x: number | string, y: number | string, text: string | number, look = 'start') =>
  `<text class="note ${look} stage-strong" x="${x}" y="${y}">${text}</text>`;

/** What of a reward for claims is set in the lab alone, where it is not as usual. */
function chip({ reward, penalty, rejects, accepts, abstention }: Params): string {
  if (reward !== 'verifier') return '';
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const parts = [];
  if (penalty !== controls.penalty.default) parts.push(`λ ${formatNumber(penalty)}`);
  if (rejects !== controls.rejects.default) parts.push(`rejects ${percent(rejects)}`);
  if (accepts !== controls.accepts.default) parts.push(`accepts ${percent(accepts)}`);
  if (abstention !== controls.abstention.default) parts.push(`a ${formatNumber(abstention)}`);
  return parts.join(', ');
}

/** The best policies at all steps; on narrow pages at the stops alone, which lie as close there. */
const policiesFor = (params: Params, { kind }: Canvas) =>
  worldOf(params).filter((_, step) => kind === 'wide' || step % 2 === 0);

/** The line of the score, which never falls, with the handle on it. */
function scoreLine(params: Params, canvas: Canvas, bed: Bed): string {
  const { kind } = canvas;
  const policies = policiesFor(params, canvas);
  const [top, bottom] = sizes[kind].score;
  const [low, high] = [policies[0]!.score, policies.at(-1)!.score];
  const line = policies.map(({ score }, step) => ({
    x: bed.left + (step / (policies.length - 1)) * (bed.end - bed.left),
    y: bottom - ((score - low) / (high - low)) * (bottom - top),
  }));
  const step = (stopOf(params) * (policies.length - 1)) / (pressures.length - 1);
  const { x, y } = line[step]!;
  const text = `score ${formatNumber(policies[step]!.score, 2)}`;
  const half = textWidth(text, noteSize) * 0.54;
  const middle = Math.min(bed.end + 12 - half, Math.max(x, bed.left + half - 6));
  return (
    `<g class="series role-trainable"><path d="${begin([line[0]!])}${through(line)}"/>` +
    (kind === 'thumb' ? strong(bed.end, top - 7, 'score', 'end') : strong(px(middle), top - 9, text, '')) +
    `</g><path class="stage-drop" d="M${px(x)} ${px(y)}V${bed.bottom + 3}"/><circle class="stage-dot" cx="${px(x)}" cy="${px(y)}" r="6"/>`
  );
}

/** Ticks of the river's scale, and of its height. */
function scale({ kind, width, height }: Canvas, { left, end, top, bottom }: Bed): string {
  const shown =
    kind === 'wide' ? [1, 0.5, 0.3, 0.2, 0.13, 0.1, 0.075, 0.05, 0.03, 0.02] : [0.5, 0.2, 0.1, 0.05, 0.02];
  const x = (beta: number) =>
    Math.min(
      left + (pressures.indexOf(beta as (typeof pressures)[number]) / (pressures.length - 1)) * (end - left),
      width - 14,
    );
  return (
    shown
      .map((beta, i) => note(px(x(beta)), height - 5, i === 0 ? `β = ${beta}` : String(beta), ''))
      .join('') +
    note(px(left), height - 5, 'untrained', '') +
    note(left - 5, top + 9, '100', 'end') +
    note(left - 5, bottom, '0', 'end')
  );
}

/** How far a trained model got, where the picture rewards claims. */
function yardstick({ reward }: Params, { kind }: Canvas, { left, end, top, bottom }: Bed): string {
  if (reward !== 'verifier') return '';
  const y = bottom - (truthRl.right / 100) * (bottom - top);
  const text =
    kind === 'wide'
      ? `TruthRL’s 8B model on CRAG: ${truthRl.right} right`
      : `TruthRL on CRAG: ${truthRl.right} right`;
  return (
    `<path class="stage-faint" d="M${left} ${px(y)}H${end}"/>` +
    `<text class="note end halo stage-strong" x="${end - 6}" y="${px(y - 5)}">${text}</text>`
  );
}

/** The state before: its bubbles, its handle, and, under another reward, the lower edge of what was false. */
function ghost({ params, before }: Seen<Params>, canvas: Canvas, bed: Bed): string {
  if (!before) return '';
  const [stop, last] = [stopOf(params), stopOf(before)];
  const same = nameOf(params) === nameOf(before);
  if (same && stop === last) return '';
  const { kind } = canvas;
  let path = kind === 'thumb' ? '' : bubbleOutlines(worldOf(before)[2 * last]!, kind);
  if (!same) path += falseEdge(policiesFor(before, canvas), bed);
  if (stop !== last) path += `M${px(bedOf(canvas, last).handle)} ${sizes[kind].score[0]}V${bed.bottom}`;
  return `<path data-ghost class="stage-ghost" d="${path}"/>`;
}

/** Draws what the best policy answers, and below it the same for every pressure. */
export function drawStage(seen: Seen<Params>, canvas: Canvas): string {
  const { params } = seen;
  const { kind, width } = canvas;
  const bed = bedOf(canvas, stopOf(params));
  const policies = policiesFor(params, canvas);
  const drawn =
    river(policies, bed) +
    ghost(seen, canvas, bed) +
    bandNames(policies, bed) +
    scoreLine(params, canvas, bed);
  if (kind === 'thumb') return drawn + note(8, 152, 'untrained') + note(292, 152, 'pushed hard', 'end');
  const set = chip(params);
  return (
    strong(0, 11, `“${question}”`) +
    (set === '' || kind === 'narrow' ? '' : note(width, 11, set, 'end')) +
    bubbles(worldOf(params)[2 * stopOf(params)]!, { ...canvas, kind }) +
    scale(canvas, bed) +
    drawn +
    yardstick(params, canvas, bed)
  );
}
