import { corners, hatch } from 'grounded/lab/hatch.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { not, remove, words, type Looks } from './looks.ts';
import { edgesOf, leftOf, lockAt, ratioAt, type Layout } from './stage-layout.ts';
import { counts, heading, isTrained, layers, shares, text, type Drawn, type Method } from './stage-texts.ts';

const box = (x: number, y: number, width: number, height: number) =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;
const disc = (x: number, y: number, r: number) =>
  `M${px(x - r)} ${px(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** A ribbon of the same width all along: from the last word to the left, and down to a word. */
function ribbon(from: number, left: number, top: number, width: number, layout: Layout): string {
  const outer = Math.min(width + 5, 20, layout.row - top - 2);
  const inner = Math.min(5, Math.max(0, layout.row - top - width - 2));
  return (
    `M${px(from)} ${px(top)}H${px(left + outer)}a${px(outer)} ${px(outer)} 0 0 0 ${px(-outer)} ${px(outer)}V${layout.row}` +
    `h${px(width)}V${px(top + width + inner)}a${px(inner)} ${px(inner)} 0 0 1 ${px(inner)} ${px(-inner)}H${px(from)}z`
  );
}

/** Ribbons to the words; what the last word keeps for itself stays in it. */
function ribbons({ looks }: Drawn, l: 0 | 1, layout: Layout): string {
  const edges = edgesOf(looks[l], layout);
  const [from, to] = layout.words.at(-1)!;
  const paths = ['', '', ''];
  words.forEach((_, j) => {
    const [top, width] = [edges[j + 1]!, edges[j + 2]! - edges[j + 1]!];
    const [left, right] = layout.words[j]!;
    paths[j === not ? 0 : j === remove ? 1 : 2] +=
      j === words.length - 1
        ? box(from, top, to - from, width)
        : ribbon(from, (left + right - width) / 2, top, width, layout);
  });
  const [first, second, others] = paths;
  return (
    `<path class="stage-solid role-plain" fill-opacity=".22" d="${others}"/>` +
    `<path class="stage-solid role-generated" fill-opacity=".45" d="${second}"/>` +
    `<path class="stage-solid role-generated" d="${first}"/>`
  );
}

/** What the vector takes, and the vector. */
function vector({ looks, method }: Drawn, l: 0 | 1, layout: Layout): string {
  if (method === 'lora') return '';
  const { share } = looks[l];
  const { foot, row, box: high, top, all, kind } = layout;
  const width = share * all;
  const left = leftOf(share, layout);
  const [from] = layout.words.at(-1)!;
  const end = Math.min(left, foot - 50);
  const path = share > 0 ? ribbon(from, left, top, Math.max(width, 0.8), layout) : '';
  const own = kind === 'thumb' ? '' : box(end, row + 1, foot - end, high - 2);
  const label =
    kind === 'thumb' ? '' : text((end + foot) / 2, row + high / 2 + 4.5, 'vector', 'note stage-strong');
  if (isTrained(method, l))
    return (
      `<path class="stage-solid role-trainable" d="${path}"/>` +
      (own && `<path class="stage-fill role-trainable" d="${own}"/>`) +
      label
    );
  const lines =
    hatch(corners(left, top + 14, width, row - top - 14), 7) +
    hatch(corners(left + 14, top, from - left - 14, width), 7);
  return `<g class="role-frozen"><path class="stage-fill" d="${path}${own}"/><path class="stage-hatch" d="${lines}"/></g>${label}`;
}

/** The words; the last one, which looks, reaches up to where its ribbons leave. */
function row({ looks }: Drawn, l: 0 | 1, layout: Layout): string {
  const { row: top, box: high, kind } = layout;
  const last = words.length - 1;
  const first = edgesOf(looks[l], layout)[0]!;
  const boxes = layout.words.map(([from, to], j) =>
    j === last
      ? box(from, first, to - from, top + high - first)
      : kind === 'thumb'
        ? ''
        : box(from, top, to - from, high),
  );
  const labels = words.map((word, j) => {
    const [from, to] = layout.words[j]!;
    return text((from + to) / 2, top + high / 2 + 4.5, word, 'note stage-strong');
  });
  const [from, to] = layout.words[last]!;
  const [x, y] = [(from + to) / 2, first + 15];
  const eye = `M${px(x - 10)} ${px(y)}q10 -11 20 0q-10 11 -20 0z${disc(x, y, 2.4)}`;
  return `<path class="stage-line role-frozen" d="${boxes.join('')}${eye}"/>${labels.join('')}`;
}

/** The padlock between the two words: closed while no vector can open it, and shaken by who pulls it. */
function padlock({ method, pulled }: Drawn, layout: Layout): string {
  const open = method === 'lora';
  const [x, y] = [lockAt(layout), layout.row + layout.box / 2 - 2];
  const shackle = open ? 'v-3.5a3.4 3.4 0 0 1 6.8 0' : 'v-2.5a3.4 3.4 0 0 1 6.8 0v2.5';
  return (
    `<g class="role-${open ? 'trainable' : 'frozen'}${pulled && !open ? ` stage-shake turn-${pulled}` : ''}">` +
    `<path class="stage-solid" d="${box(x - 5.5, y, 11, 9)}"/><path class="stage-line" d="M${px(x - 3.4)} ${px(y)}${shackle}"/></g>`
  );
}

/** Where the ratio of the two words stands: without, with each vector, and with this one. */
function line(drawn: Drawn, l: 0 | 1, layout: Layout): string {
  const { axis, wide } = layout;
  if (axis === undefined) return '';
  const at = (ratio: number) => ratioAt(ratio, layout);
  const dots = drawn.all.map((looks, i) => `M${px(at(looks[l].ratio))} ${axis - 4 + 4 * (i % 3)}h0`);
  const without = at(drawn.base[l].ratio);
  const now = at(drawn.looks[l].ratio);
  return (
    `<path class="axis" fill="none" d="M0 ${axis}H${wide}M${px(at(1))} ${axis - 12}v22"/>` +
    `<path class="stage-spots role-generated" stroke-opacity=".35" d="${[...new Set(dots)].join('')}"/>` +
    `<path class="stage-faint" d="M${px(without)} ${axis - 11}v20"/>` +
    `<path class="stage-solid role-${isTrained(drawn.method, l) ? 'trainable' : 'generated'}" d="${disc(now, axis, 5)}"/>` +
    counts(drawn, l, layout)
  );
}

/** Where a handle of a layer stands, in px from its left and top: at the vector's foot, or with LoRA on the line of ratios. */
export function handleAt(
  method: Method,
  looks: Looks,
  l: 0 | 1,
  layout: Layout,
): readonly [x: number, y: number] | undefined {
  if (method !== 'lora')
    return isTrained(method, l) ? [leftOf(looks[l].share, layout), layout.row - layout.knob] : undefined;
  return l === 0 && layout.axis !== undefined ? [ratioAt(looks[0].ratio, layout), layout.axis] : undefined;
}

function knob({ method, looks }: Drawn, l: 0 | 1, layout: Layout): string {
  const at = handleAt(method, looks, l, layout);
  if (!at) return '';
  const [x, y] = at;
  const bars = [-2, 2].map((by) => `M${px(x + by)} ${px(y - 3)}v6`).join('');
  return `<circle class="stage-dot" cx="${px(x)}" cy="${px(y)}" r="${layout.knob}"/><path class="stage-head" d="${bars}"/>`;
}

/** Where a vector's ribbon and the ratio were before. */
function ghost({ before }: Drawn, l: 0 | 1, layout: Layout): string {
  if (!before) return '';
  const { row: bottom, top, axis } = layout;
  const left = leftOf(before.looks[l].share, layout);
  const ratio = axis === undefined ? '' : disc(ratioAt(before.looks[l].ratio, layout), axis, 5);
  return `<path data-ghost class="stage-ghost" d="M${px(left)} ${top + 8}V${bottom}${ratio}"/>`;
}

/** Draws two layers: ribbons from the last word back to the words and the vector, each as wide as its share of the attention. */
export const drawRibbons = (drawn: Drawn, layout: Layout): string =>
  layers
    .map((l) => {
      const [x, y] = layout.at[l];
      return (
        `<g transform="translate(${x} ${y})">` +
        heading(drawn, l, layout) +
        ribbons(drawn, l, layout) +
        vector(drawn, l, layout) +
        row(drawn, l, layout) +
        shares(drawn, l, layout) +
        (l === 0 ? padlock(drawn, layout) : '') +
        line(drawn, l, layout) +
        ghost(drawn, l, layout) +
        knob(drawn, l, layout) +
        '</g>'
      );
    })
    .join('');
