import { formatNumber } from 'grounded/lab/format.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { scaleInset, type Canvas, type Seen } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { question } from './answers.ts';
import { controls, pressures, type Params } from './controls.ts';
import { families, nameOf, outOf100, worldOf, type Family } from './families.ts';
import { bandNames, begin, falseEdge, river, slab, stripes, through, type Bed } from './river.ts';
import { stopOf } from './stage-words.ts';

const rows: Readonly<Record<Family, { name: string; quote: string }>> = {
  right: { name: 'right', quote: '“120 people” · “do not say”' },
  own: { name: 'false, own words', quote: '“210 people” · “120”' },
  altered: { name: 'false copy', quote: 'passage, one fact changed' },
  recited: { name: 'copied', quote: 'passage, word for word' },
  beside: { name: 'beside the point', quote: '“opened … in 2014”' },
  silent: { name: 'abstains needlessly', quote: '“cannot find that”' },
};

/** Sizes in px: rows from `first` on with their columns, then the score and the river. */
const sizes = {
  wide: {
    first: 33,
    row: 20,
    quote: 132,
    earns: 388,
    bar: { left: 402, full: 202, high: 13 },
    score: [178, 196],
    river: [201, 281],
  },
  narrow: {
    first: 32,
    row: 19,
    quote: undefined,
    earns: 214,
    bar: { left: 223, full: 92, high: 11 },
    score: [171, 187],
    river: [192, 270],
  },
  thumb: { score: [22, 40], river: [48, 136] },
} as const;

/** Where the river of a canvas lies, with its handle at a stop. */
export function bedOf({ kind, width }: Canvas, stop: number): Bed {
  const { left, right } = kind === 'thumb' ? { left: 8, right: 8 } : scaleInset[kind];
  const [top, bottom] = sizes[kind].river;
  const end = width - right;
  return { left, end, top, bottom, handle: left + (stop / (pressures.length - 1)) * (end - left) };
}

type Sizes = (typeof sizes)['wide' | 'narrow'];
const place = ({ first, row, bar }: Sizes, i: number, share: number) => ({
  x: bar.left,
  y: first + i * row + (row - bar.high) / 2,
  width: share * bar.full,
  height: bar.high,
});
type Box = ReturnType<typeof place>;
const slabOf = ({ x, y, width, height }: Box) => slab(x, y, width, height);

/** A bar for the share of each family in all answers, and a tick where it began. */
function bars(params: Params, size: Sizes): string {
  const { policies } = worldOf(params);
  const [start, now] = [policies[0]!, policies[2 * stopOf(params)]!];
  const box = (family: Family) => place(size, families.indexOf(family), now.shares[family]);
  const lines = ({ y, width, height }: Box, draw: (y: number) => string) =>
    width < 1
      ? ''
      : [1, 2, 3, 4, 5]
          .map((i) => y + 3.2 * i)
          .filter((at) => at < y + height - 1)
          .map(draw)
          .join('');
  const [own, altered, recited] = [box('own'), box('altered'), box('recited')];
  const ticks = families.map((family, i) => {
    const { x, y, width, height } = place(size, i, start.shares[family]);
    return `M${px(x + width)} ${y - 2.5}v${height + 5}`;
  });
  const tracks = families.map((_, i) => {
    const { x, y, width, height } = place(size, i, 1);
    return `M${x} ${y + height / 2}h${width}`;
  });
  return (
    `<path class="grid" d="${tracks.join('')}"/>` +
    `<path class="stage-solid role-evidence" d="${slabOf(box('right'))}"/>` +
    `<path class="stage-solid role-wrong" d="${slabOf(own)}${slabOf(altered)}"/>` +
    `<path class="stage-veil" d="${stripes(own.x, own.y, own.width, own.height, 8)}${lines(altered, (y) => slab(altered.x, y, altered.width, 1.2))}"/>` +
    `<path class="stage-fill role-generated" d="${slabOf(recited)}"/>` +
    `<path class="stage-faint" d="${lines(recited, (y) => `M${recited.x} ${px(y)}h${px(recited.width)}`)}"/>` +
    `<path class="stage-fill role-plain" d="${slabOf(box('beside'))}${slabOf(box('silent'))}"/>` +
    `<path class="stage-line role-generated" d="${ticks.join('')}"/>`
  );
}

const strong = (x: number | string, y: number | string, text: string | number, look = 'start') =>
  `<text class="note ${look} stage-strong" x="${x}" y="${y}">${text}</text>`;

const inRewards = (x: number, y: number, text: string) =>
  `<text class="note end stage-role role-trainable" x="${x}" y="${y}">${text}</text>`;

/** What an answer earns where the passage has the number, and where it lacks it. */
const earned = (values: readonly (number | undefined)[]) =>
  values
    .filter((value) => value !== undefined)
    .map((value) => formatNumber(value, 2))
    .join(' · ');

/** Names, quotes, rewards and whole numbers beside the bars. */
function words(params: Params, { width }: Canvas, { first, row, quote, earns: end }: Sizes): string {
  const { policies, earns } = worldOf(params);
  const answers = outOf100(policies[2 * stopOf(params)]!.shares);
  return families
    .map((family, i) => {
      const y = first + i * row + row / 2 + 4.5;
      return (
        strong(0, y, rows[family].name) +
        (quote ? note(quote, y, rows[family].quote) : '') +
        inRewards(end, y, earned(earns[family])) +
        strong(width, y, answers[family], 'end')
      );
    })
    .join('');
}

/** What of a reward for claims is set in the lab alone, where it is not as usual. */
function chip({ reward, flips, abstention }: Params, wide: boolean): string {
  if (reward !== 'verifier') return '';
  const parts = [];
  if (flips !== controls.flips.default)
    parts.push(`${wide ? 'checker errs' : 'errs'} ${Math.round(100 * flips)}%`);
  if (abstention !== controls.abstention.default)
    parts.push(`${wide ? 'justified “I don’t know” earns' : 'a'} ${formatNumber(abstention)}`);
  return parts.join(', ');
}

function heads(params: Params, { kind, width }: Canvas, { quote, earns, bar }: Sizes): string {
  const wide = kind === 'wide';
  return (
    strong(0, 11, `“${question}”`) +
    (wide ? note(width, 11, chip(params, wide), 'end') : '') +
    (quote ? note(quote, 27, 'passage has the number · lacks it') : '') +
    inRewards(earns, 27, wide ? 'earns' : 'earns: passage has it · lacks it') +
    note(bar.left, 27, wide ? 'of 100 answers (tick: start)' : chip(params, wide) || 'of 100 (tick: start)')
  );
}

/** The best policies at all steps; on narrow pages at the stops alone, which lie as close there. */
const policiesFor = (params: Params, { kind }: Canvas) =>
  worldOf(params).policies.filter((_, step) => kind === 'wide' || step % 2 === 0);

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

/** The state before: its bars, its handle, and, under another reward, the lower edge of what was false. */
function ghost({ params, before }: Seen<Params>, canvas: Canvas, bed: Bed): string {
  if (!before) return '';
  const [stop, last] = [stopOf(params), stopOf(before)];
  const same = nameOf(params) === nameOf(before);
  if (same && stop === last) return '';
  const { shares } = worldOf(before).policies[2 * last]!;
  const size = sizes[canvas.kind];
  let path =
    'row' in size ? families.map((family, i) => slabOf(place(size, i, shares[family]))).join('') : '';
  if (!same) path += falseEdge(policiesFor(before, canvas), bed);
  if (stop !== last)
    path += `M${px(bedOf(canvas, last).handle)} ${sizes[canvas.kind].score[0]}V${bed.bottom}`;
  return `<path data-ghost class="stage-ghost" d="${path}"/>`;
}

/** Draws what the best policy answers, and below it the same for every pressure. */
export function drawStage(seen: Seen<Params>, canvas: Canvas): string {
  const { params } = seen;
  const bed = bedOf(canvas, stopOf(params));
  const policies = policiesFor(params, canvas);
  const drawn =
    river(policies, bed) +
    ghost(seen, canvas, bed) +
    bandNames(policies, bed) +
    scoreLine(params, canvas, bed);
  if (canvas.kind === 'thumb')
    return drawn + note(8, 152, 'untrained') + note(292, 152, 'pushed hard', 'end');
  const size = sizes[canvas.kind];
  return (
    heads(params, canvas, size) +
    bars(params, size) +
    words(params, canvas, size) +
    scale(canvas, bed) +
    drawn
  );
}
